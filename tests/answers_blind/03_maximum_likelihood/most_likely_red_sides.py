# %% ok_argmax: as in the hint
def most_likely_red_sides(k, n, sides=6):
    return np.argmax(binomial_pmf(k, n, np.arange(sides + 1) / sides))


# %% ok_loop: best so far
def most_likely_red_sides(k, n, sides=6):
    best, best_likelihood = 0, -1.0
    for r in range(0, sides + 1):
        likelihood = float(binomial_pmf(k, n, r / sides))
        if likelihood > best_likelihood:
            best, best_likelihood = r, likelihood
    return best


# %% ok_exact_integers: whole numbers only, no pmf
def most_likely_red_sides(k, n, sides=6):
    # the binomial coefficient and sides**n are the same for all r
    return max(range(sides + 1), key=lambda r: r ** int(k) * (sides - r) ** (int(n) - int(k)))


# %% ok_log_likelihood: logarithms with -inf where impossible
def most_likely_red_sides(k, n, sides=6):
    def log_likelihood(r):
        p = r / sides
        if (p == 0 and k > 0) or (p == 1 and k < n):
            return -math.inf
        result = 0.0
        if k > 0:
            result += k * math.log(p)
        if n - k > 0:
            result += (n - k) * math.log(1 - p)
        return result

    values = [log_likelihood(r) for r in range(sides + 1)]
    return values.index(max(values))


# %% ok_pandas_idxmax: scipy logpmf, a Series, a float result
import pandas as pd
from scipy import stats


def most_likely_red_sides(k, n, sides=6):
    candidates = pd.Series({r: stats.binom.logpmf(k, n, r / sides) for r in range(sides + 1)})
    return int(candidates.idxmax())
