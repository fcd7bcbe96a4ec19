# %% ok_four_decimals: read off and written down
likelihood_sum = 0.0836

# %% ok_five_decimals: a little more exact
likelihood_sum = 0.08361

# %% ok_loop: with the formula
likelihood_sum = 0.0
for r in range(1, 7):
    likelihood_sum += math.comb(100, 34) * (r / 6) ** 34 * (1 - r / 6) ** 66

# %% ok_with_zero: the die without red sides adds nothing
likelihood_sum = sum(binomial_pmf(34, 100, r / 6) for r in range(7))

# %% ok_scipy: the distribution of SciPy, a NumPy scalar
from scipy import stats

likelihood_sum = stats.binom.pmf(34, 100, np.linspace(1 / 6, 1, 6)).sum()

# %% ok_fraction: exact rational numbers, a float in the end
from fractions import Fraction

dice = [Fraction(r, 6) for r in range(1, 7)]
likelihood_sum = float(sum(math.comb(100, 34) * p**34 * (1 - p) ** 66 for p in dice))

# %% ok_tensor: a float32 tensor
import tensorflow as tf

likelihood_sum = tf.reduce_sum(tf.constant(binomial_pmf(34, 100, np.arange(1, 7) / 6), tf.float32))

# %% ok_one_element: an array of one entry
likelihood_sum = binomial_pmf(34, 100, np.arange(1, 7)[None] / 6).sum(axis=1)

# %% ok_pandas: the sum of a Series
import pandas as pd

likelihood_sum = pd.Series({r: float(binomial_pmf(34, 100, r / 6)) for r in range(1, 7)}).sum()

# %% ok_log_space: logarithms, then logsumexp
from scipy.special import logsumexp
from scipy.stats import binom

likelihood_sum = np.exp(logsumexp(binom.logpmf(34, 100, np.arange(1, 7) / 6)))

# %% ok_rounded: to four decimals, in float32
likelihood_sum = np.round(np.float32(sum(binomial_pmf(34, 100, r / 6) for r in range(1, 7))), 4)

# %% bad_one: probabilities sum to 1
# says: likelihoods of different dice need not add up to 1
likelihood_sum = 1

# %% bad_normalised: divided by the sum first
# says: likelihoods of different dice need not add up to 1
likelihoods = binomial_pmf(34, 100, np.arange(1, 7) / 6)
likelihood_sum = np.sum(likelihoods / np.sum(likelihoods))

# %% bad_largest: the best die only
# says: only the largest of the likelihoods
likelihood_sum = binomial_pmf(34, 100, 2 / 6)

# %% bad_mean: over six dice
# says: the mean of the likelihoods
likelihood_sum = np.mean(binomial_pmf(34, 100, np.arange(1, 7) / 6))

# %% bad_mean_of_seven: over seven dice
# says: the mean of seven likelihoods
likelihood_sum = np.mean(binomial_pmf(34, 100, np.arange(7) / 6))

# %% bad_percent: 8.36 %
# says: this is in percent
likelihood_sum = 8.36119

# %% bad_two_decimals: rounded too much
# says: too few decimals
likelihood_sum = 0.08

# %% bad_three_decimals: rounded too much
# says: too few decimals
likelihood_sum = 0.084

# %% bad_one_over_r: p is 1/r
# says: 1 over the number of red sides
likelihood_sum = sum(binomial_pmf(34, 100, 1 / r) for r in range(1, 7))

# %% bad_33: one red too few
# says: for 33 reds
likelihood_sum = np.sum(binomial_pmf(33, 100, np.arange(1, 7) / 6))

# %% bad_seventh: seven sides
# says: taken as r/7
likelihood_sum = np.sum(binomial_pmf(34, 100, np.arange(1, 7) / 7))

# %% bad_integral: over all p
# says: integrated over p
likelihood_sum = np.trapezoid(binomial_pmf(34, 100, np.linspace(0, 1, 10001)), dx=1e-4)

# %% bad_cdf: 34 reds or fewer
# says: 34 reds or fewer
from scipy import stats

likelihood_sum = stats.binom.cdf(34, 100, np.arange(1, 7) / 6).sum()

# %% bad_log: the logarithm of the sum
# says: the logarithm of the sum
likelihood_sum = np.log(np.sum(binomial_pmf(34, 100, np.arange(1, 7) / 6)))

# %% bad_log_likelihoods: a sum of logarithms
# says: infinite
with np.errstate(divide="ignore"):
    likelihood_sum = np.sum(np.log(binomial_pmf(34, 100, np.arange(1, 7) / 6)))

# %% bad_sum_over_k: one die, k from 1 to 6
# says: numbers of reds from 1 to 6
likelihood_sum = np.sum(binomial_pmf(np.arange(1, 7), 100, 2 / 6))

# %% bad_all_k: each die over all k
# says: over all k for each of six dice
likelihood_sum = sum(np.sum(binomial_pmf(np.arange(101), 100, r / 6)) for r in range(1, 7))

# %% bad_product: multiplied
# says: the likelihoods were multiplied
likelihood_sum = np.prod(binomial_pmf(34, 100, np.arange(1, 7) / 6))

# %% bad_no_orders: without the binomial coefficient
# says: n over k, was left out
likelihood_sum = sum((r / 6) ** 34 * (1 - r / 6) ** 66 for r in range(1, 7))

# %% bad_list: not added up
# says: where a single number is asked for
likelihood_sum = [binomial_pmf(34, 100, r / 6) for r in range(1, 7)]


# %% bad_function: a function, not called
# says: a function
def likelihood_sum():
    return np.sum(binomial_pmf(34, 100, np.arange(1, 7) / 6))


# %% bad_string: digits in quotes
# says: a string
likelihood_sum = "0.0836"
