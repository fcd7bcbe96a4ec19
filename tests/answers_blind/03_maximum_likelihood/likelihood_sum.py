# %% ok_literal: written down
likelihood_sum = 0.0836

# %% ok_pmf_sum: sum over an array
likelihood_sum = binomial_pmf(34, 100, np.arange(1, 7) / 6).sum()

# %% ok_python_sum: generator with math.comb
likelihood_sum = sum(math.comb(100, 34) * (r / 6) ** 34 * (1 - r / 6) ** 66 for r in range(1, 7))

# %% ok_loop: a loop with prints
likelihood_sum = 0
for red in [1, 2, 3, 4, 5, 6]:
    L = binomial_pmf(34, 100, red / 6)
    print(red, L)
    likelihood_sum += L

# %% ok_fraction: exact fraction turned into a one element array
from fractions import Fraction

_exact = sum(Fraction(math.comb(100, 34) * r**34 * (6 - r) ** 66, 6**100) for r in range(1, 7))
likelihood_sum = np.array([float(_exact)])
