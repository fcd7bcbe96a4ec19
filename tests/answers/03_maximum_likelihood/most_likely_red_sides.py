# %% ok_argmax: the position of the largest of all likelihoods
def most_likely_red_sides(k, n, sides=6):
    return int(np.argmax([binomial_pmf(k, n, r / sides) for r in range(sides + 1)]))


# %% ok_loop: the best so far
def most_likely_red_sides(k, n, sides=6):
    best, best_likelihood = 0, -1.0
    for r in range(sides + 1):
        p = r / sides
        likelihood = math.comb(n, k) * p**k * (1 - p) ** (n - k)
        if likelihood > best_likelihood:
            best, best_likelihood = r, likelihood
    return best


# %% ok_whole_numbers: exact, without the factors that all dice share
def most_likely_red_sides(k, n, sides=6):
    return max(range(sides + 1), key=lambda r: r**k * (sides - r) ** (n - k))


# %% ok_log_likelihood: SciPy's logarithms
from scipy.special import xlogy


def most_likely_red_sides(k, n, sides=6):
    r = np.arange(sides + 1)
    return np.argmax(xlogy(k, r) + xlogy(n - k, sides - r))


# %% ok_scipy: the distribution of SciPy, in a list
from scipy import stats


def most_likely_red_sides(k, n, sides=6):
    likelihoods = stats.binom.pmf(k, n, np.linspace(0, 1, sides + 1)).tolist()
    return likelihoods.index(max(likelihoods))


# %% ok_pandas: the label of the largest entry
import pandas as pd


def most_likely_red_sides(k, n, sides=6):
    r = np.arange(sides + 1)
    return pd.Series(binomial_pmf(k, n, r / sides), index=r).idxmax()


# %% ok_tensorflow: argmax of a float32 tensor, without the number of orders
import tensorflow as tf


def most_likely_red_sides(k, n, sides=6):
    p = tf.range(sides + 1, dtype=tf.float32) / sides
    return tf.argmax(p ** float(k) * (1 - p) ** float(n - k))


# %% ok_nll: the smallest negative log-likelihood, as a float
def most_likely_red_sides(k, n, sides=6):
    def nll(r):
        reds = -k * math.log(r / sides) if r else (math.inf if k else 0.0)
        whites = -(n - k) * math.log(1 - r / sides) if r < sides else (math.inf if k < n else 0.0)
        return reds + whites

    return float(min(range(sides + 1), key=nll))


# %% ok_sorted: pairs of likelihood and number, the last one
def most_likely_red_sides(k, n, sides=6):
    pairs = sorted((float(binomial_pmf(k, n, r / sides)), r) for r in range(sides + 1))
    return pairs[-1][1]


# %% ok_climb: one more red side as long as the likelihood grows
from fractions import Fraction


def most_likely_red_sides(k, n, sides=6):
    def likelihood(r):
        p = Fraction(r, sides)
        return p**k * (1 - p) ** (n - k)

    r = 0
    while r < sides and likelihood(r + 1) >= likelihood(r):
        r += 1
    return r


# %% ok_array: an array of one entry
def most_likely_red_sides(k, n, sides=6):
    likelihoods = binomial_pmf(k, n, np.arange(sides + 1) / sides)
    return np.flatnonzero(likelihoods == np.max(likelihoods))


# %% bad_position: the candidates begin at 1, the positions at 0
# says: the position in a list that begins with 1 red side
def most_likely_red_sides(k, n, sides=6):
    return np.argmax(binomial_pmf(k, n, np.arange(1, sides + 1) / sides))


# %% bad_without_zero: no die without red sides
# says: the die without red sides was left out
def most_likely_red_sides(k, n, sides=6):
    candidates = np.arange(1, sides + 1)
    return candidates[np.argmax(binomial_pmf(k, n, candidates / sides))]


# %% bad_without_all: no die with red sides only
# says: the die with red sides only was left out
def most_likely_red_sides(k, n, sides=6):
    return np.argmax(binomial_pmf(k, n, np.arange(sides) / sides))


# %% bad_argmin: the smallest likelihood
# says: the least likely
def most_likely_red_sides(k, n, sides=6):
    return np.argmin(binomial_pmf(k, n, np.arange(sides + 1) / sides))


# %% bad_white_sides: counts the white sides
# says: red sides and white sides are swapped
def most_likely_red_sides(k, n, sides=6):
    return sides - np.argmax(binomial_pmf(k, n, np.arange(sides + 1) / sides))


# %% bad_share: k over n
# says: this is the share of reds
def most_likely_red_sides(k, n, sides=6):
    return k / n


# %% bad_not_whole: the maximum over all real numbers
# says: no whole number of sides
def most_likely_red_sides(k, n, sides=6):
    return sides * k / n


# %% bad_probability: p of the best die
# says: the probability of red on the best die
def most_likely_red_sides(k, n, sides=6):
    p = np.arange(sides + 1) / sides
    return p[np.argmax(binomial_pmf(k, n, p))]


# %% bad_likelihood: max instead of argmax
# says: the likelihood of the best die
def most_likely_red_sides(k, n, sides=6):
    return np.max(binomial_pmf(k, n, np.arange(sides + 1) / sides))


# %% bad_all_likelihoods: the list of likelihoods
# says: where a single number is asked for
def most_likely_red_sides(k, n, sides=6):
    return binomial_pmf(k, n, np.arange(sides + 1) / sides)


# %% bad_rounded_share: the nearest number of sides
# says: the share of reds was rounded
def most_likely_red_sides(k, n, sides=6):
    return round(sides * k / n)


# %% bad_rounded_down: whole-number division
# says: the share of reds was rounded down
def most_likely_red_sides(k, n, sides=6):
    return sides * k // n


# %% bad_six_sides: sides is ignored
# says: sides is not used
def most_likely_red_sides(k, n, sides=6):
    return np.argmax(binomial_pmf(k, n, np.arange(7) / 6))


# %% bad_six_candidates: up to 6 red sides on any die
# says: only up to 6 red sides were tried
def most_likely_red_sides(k, n, sides=6):
    candidates = range(min(6, sides) + 1)
    return max(candidates, key=lambda r: (r / sides) ** k * (1 - r / sides) ** (n - k))


# %% bad_100_throws: n is ignored
# says: n is not used
def most_likely_red_sides(k, n, sides=6):
    return np.argmax(binomial_pmf(k, 100, np.arange(sides + 1) / sides))


# %% bad_cumulative: k reds or fewer are likeliest without red sides
# says: the first one of all
from scipy import stats


def most_likely_red_sides(k, n, sides=6):
    return np.argmax(stats.binom.cdf(k, n, np.arange(sides + 1) / sides))


# %% bad_pair: number and likelihood
# says: where a single number is asked for
def most_likely_red_sides(k, n, sides=6):
    likelihoods = binomial_pmf(k, n, np.arange(sides + 1) / sides)
    return np.argmax(likelihoods), np.max(likelihoods)


# %% bad_sentence: words
# says: is a string
def most_likely_red_sides(k, n, sides=6):
    return f"{np.argmax(binomial_pmf(k, n, np.arange(sides + 1) / sides))} red sides"


# %% bad_printed: no return
# says: is a `return`
def most_likely_red_sides(k, n, sides=6):
    print(np.argmax(binomial_pmf(k, n, np.arange(sides + 1) / sides)))


# %% bad_rounded_up: the next whole number
# says: the share of reds was rounded up
def most_likely_red_sides(k, n, sides=6):
    return math.ceil(sides * k / n)


# %% bad_one_side_over_r: p is 1/r
# says: p was taken as 1 / r
def most_likely_red_sides(k, n, sides=6):
    candidates = np.arange(1, sides + 1)
    return candidates[np.argmax(binomial_pmf(k, n, 1 / candidates))]


# %% bad_constant: the public figure
# says: the answer does not change with k
def most_likely_red_sides(k, n, sides=6):
    return 2


# %% bad_lookup: the public figures
def most_likely_red_sides(k, n, sides=6):
    return {34: 2, 0: 0, 100: 6}.get(k, 3)
