# %% ok_math_comb: math.comb made to broadcast
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    ways = np.vectorize(lambda one: float(math.comb(n, int(one))), otypes=[float])(k)
    return ways * p**k * (1 - p) ** (n - k)


# %% ok_scipy_stats: the distribution of SciPy
from scipy import stats


def binomial_pmf(k, n, p):
    return stats.binom(n, np.asarray(p)).pmf(np.asarray(k))


# %% ok_scipy_comb: the binomial coefficient of SciPy
from scipy.special import comb


def binomial_pmf(k, n, p):
    k = np.array(k)
    p = np.array(p, dtype=np.float64)
    return comb(n, k) * np.power(p, k) * np.power(1 - p, n - k)


# %% ok_log_gamma: in log space, with 0 log 0 = 0
from scipy.special import gammaln, xlog1py, xlogy


def binomial_pmf(k, n, p):
    k, p = np.asarray(k, dtype=float), np.asarray(p, dtype=float)
    log_ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.exp(log_ways + xlogy(k, p) + xlog1py(n - k, -p))


# %% ok_logs_in_float32: logarithms in single precision, only the last step in double
from scipy.special import gammaln, xlogy


def binomial_pmf(k, n, p):
    k, p = np.asarray(k, dtype=np.float32), np.asarray(p, dtype=np.float32)
    n = np.float32(n)
    log_ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.exp((log_ways + xlogy(k, p) + xlogy(n - k, 1 - p)).astype(np.float64))


# %% ok_plain_python: one pair after the other, nested lists as results
def binomial_pmf(k, n, p):
    def one(j, q):
        return math.comb(n, int(j)) * float(q) ** int(j) * (1 - float(q)) ** (n - int(j))

    pairs = np.broadcast(np.asarray(k), np.asarray(p))
    flat = [one(j, q) for j, q in pairs]
    return np.reshape(flat, pairs.shape).tolist()


# %% ok_float_factorials: three factorials as floats
from scipy.special import factorial


def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    ways = factorial(n) / factorial(k) / factorial(n - k)
    return ways * p**k * (1 - p) ** (n - k)


# %% ok_exact_factorials: Python's whole numbers, divided at the end
def binomial_pmf(k, n, p):
    def chance(j, q):
        j, q = int(j), float(q)
        ways = math.factorial(n) // (math.factorial(j) * math.factorial(n - j))
        return ways * q**j * (1 - q) ** (n - j)

    return np.vectorize(chance, otypes=[float])(k, p)


# %% ok_tensorflow: a float64 tensor
import tensorflow as tf


def binomial_pmf(k, n, p):
    k = tf.constant(np.asarray(k, dtype="float64"))
    p = tf.constant(np.asarray(p, dtype="float64"))
    n = tf.constant(float(n), tf.float64)
    log_ways = tf.math.lgamma(n + 1) - tf.math.lgamma(k + 1) - tf.math.lgamma(n - k + 1)
    return tf.exp(log_ways + tf.math.xlogy(k, p) + tf.math.xlogy(n - k, 1 - p))


# %% ok_keras: powers with keras.ops, in float64
import keras


def binomial_pmf(k, n, p):
    ways = np.vectorize(math.comb, otypes=[float])(n, np.asarray(k, dtype=int))
    k = keras.ops.convert_to_tensor(np.asarray(k, dtype="float64"))
    p = keras.ops.convert_to_tensor(np.asarray(p, dtype="float64"))
    return ways * keras.ops.power(p, k) * keras.ops.power(1 - p, n - k)


# %% ok_beta: the binomial coefficient from the beta function
from scipy.special import beta


def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return p**k * (1 - p) ** (n - k) / ((n + 1) * beta(n - k + 1, k + 1))


# %% ok_throw_by_throw: the distribution grows by one throw at a time
def binomial_pmf(k, n, p):
    k, p = np.broadcast_arrays(np.asarray(k, dtype=int), np.asarray(p, dtype=float))
    result = np.empty(k.shape)
    for place in np.ndindex(k.shape):
        chances = np.ones(1)
        for _ in range(n):
            chances = np.convolve(chances, [1 - p[place], p[place]])
        result[place] = chances[k[place]]
    return result


# %% ok_fractions: exact rational numbers
from fractions import Fraction


def binomial_pmf(k, n, p):
    def chance(j, q):
        j, q = int(j), Fraction(float(q))
        return float(math.comb(n, j) * q**j * (1 - q) ** (n - j))

    return np.vectorize(chance, otypes=[float])(k, p)


# %% ok_one_element_arrays: numbers come back as arrays of one entry
def binomial_pmf(k, n, p):
    k, p = np.atleast_1d(np.asarray(k)), np.atleast_1d(np.asarray(p, dtype=float))
    ways = np.array([float(math.comb(n, int(j))) for j in k.ravel()]).reshape(k.shape)
    return ways * p**k * (1 - p) ** (n - k)


# %% bad_one_order: the number of orders is forgotten
# says: the number of orders, n over k, was left out
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return p**k * (1 - p) ** (n - k)


# %% bad_no_whites: only the reds count
# says: for the white throws was left out
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.comb, otypes=[float])(n, k) * p**k


# %% bad_no_reds: only the whites count
# says: for the red throws was left out
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.comb, otypes=[float])(n, k) * (1 - p) ** (n - k)


# %% bad_p_swapped: p is taken for the probability of white
# says: p and 1 - p are swapped
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.comb, otypes=[float])(n, k) * (1 - p) ** k * p ** (n - k)


# %% bad_exponent_n: (1 - p)**n
# says: the exponent of 1 - p is n instead of n - k
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.comb, otypes=[float])(n, k) * p**k * (1 - p) ** n


# %% bad_n_and_k_swapped: SciPy's arguments in another order
# says: k and n are swapped
from scipy import stats


def binomial_pmf(k, n, p):
    return stats.binom.pmf(n, k, p)


# %% bad_arrangements: math.perm instead of math.comb
# says: the division by k! is missing
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.perm, otypes=[float])(n, k) * p**k * (1 - p) ** (n - k)


# %% bad_factors: multiplied instead of raised to a power
# says: used as factors instead of as exponents
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    return np.vectorize(math.comb, otypes=[float])(n, k) * (p * k) * (1 - p) * (n - k)


# %% bad_cdf: SciPy's cumulative distribution
# says: k reds or fewer
from scipy import stats


def binomial_pmf(k, n, p):
    return stats.binom.cdf(k, n, p)


# %% bad_at_least: one minus the cumulative distribution
# says: k reds or more
from scipy import stats


def binomial_pmf(k, n, p):
    return 1 - stats.binom.cdf(np.asarray(k) - 1, n, p)


# %% bad_log: the logarithm is not undone
# says: this is the logarithm of the probability
from scipy import stats


def binomial_pmf(k, n, p):
    return stats.binom.logpmf(k, n, p)


# %% bad_normal: the bell curve with the same mean and variance
# says: the normal approximation
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    variance = n * p * (1 - p)
    return np.exp(-((k - n * p) ** 2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)


# %% bad_poisson: the limit for rare events
# says: the Poisson approximation
from scipy import stats


def binomial_pmf(k, n, p):
    return stats.poisson.pmf(k, n * np.asarray(p))


# %% bad_percent: 8.3 instead of 0.083
# says: this is in percent
from scipy import stats


def binomial_pmf(k, n, p):
    return 100 * stats.binom.pmf(k, n, p)


# %% bad_int64_factorials: products of NumPy's integers overflow in silence
# says: the factorials are too large for their type of number
def binomial_pmf(k, n, p):
    def factorial(m):
        return np.prod(np.arange(1, m + 1))

    k, p = np.asarray(k), np.asarray(p, dtype=float)
    ways = np.vectorize(lambda j: factorial(n) / (factorial(j) * factorial(n - j)))(k)
    return ways * p**k * (1 - p) ** (n - k)


# %% bad_float32: single precision, where 4e-46 is 0
# says: too small for float32
import tensorflow as tf


def binomial_pmf(k, n, p):
    ways = np.vectorize(math.comb, otypes=[float])(n, np.asarray(k, dtype=int))
    k = tf.constant(np.asarray(k), tf.float32)
    p = tf.constant(np.asarray(p), tf.float32)
    return tf.constant(ways, tf.float32) * p**k * (1 - p) ** (n - k)


# %% bad_rounded: twelve decimals should be enough
# says: the result was rounded to 0
from scipy import stats


def binomial_pmf(k, n, p):
    return np.round(stats.binom.pmf(k, n, p), 12)


# %% bad_zero_log_zero: sums of logarithms without care for p = 0
# says: 0 times the logarithm of 0 became NaN
from scipy.special import gammaln


def binomial_pmf(k, n, p):
    k, p = np.asarray(k, dtype=float), np.asarray(p, dtype=float)
    log_ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.exp(log_ways + k * np.log(p) + (n - k) * np.log(1 - p))


# %% bad_clipped: p is kept away from 0 and 1 for the logarithm's sake
# says: p was kept away from 0 and 1
from scipy.special import gammaln


def binomial_pmf(k, n, p):
    k, p = np.asarray(k, dtype=float), np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)
    log_ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.exp(log_ways + k * np.log(p) + (n - k) * np.log(1 - p))


# %% bad_nan_to_zero: what is not a number becomes 0
# says: one number of reds is certain and not impossible
from scipy.special import gammaln


def binomial_pmf(k, n, p):
    k, p = np.asarray(k, dtype=float), np.asarray(p, dtype=float)
    log_ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return np.nan_to_num(np.exp(log_ways + k * np.log(p) + (n - k) * np.log(1 - p)))


# %% bad_certain_for_every_k: p = 0 and p = 1 give 1 whatever k is
# says: only one number of reds is possible
from scipy import stats


def binomial_pmf(k, n, p):
    p = np.asarray(p, dtype=float)
    return np.where((p == 0) | (p == 1), 1.0, stats.binom.pmf(k, n, p))


# %% bad_refuses_zero: p must lie strictly between 0 and 1
from scipy import stats


def binomial_pmf(k, n, p):
    if np.any(np.asarray(p) <= 0) or np.any(np.asarray(p) >= 1):
        raise ValueError("p has to be a probability")
    return stats.binom.pmf(k, n, p)


# %% bad_numbers_only: math.comb does not take arrays
def binomial_pmf(k, n, p):
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


# %% bad_sum_over_k: all the probabilities added up
# says: is a single number, where shape (4,) is asked for
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    ways = np.vectorize(math.comb, otypes=[float])(n, k)
    return np.sum(ways * p**k * (1 - p) ** (n - k))


# %% bad_all_pairs: each k with each p, where they should go in pairs
# says: too many
def binomial_pmf(k, n, p):
    k, p = np.ravel(k)[:, None], np.ravel(np.asarray(p, dtype=float))[None, :]
    return np.vectorize(math.comb, otypes=[float])(n, k) * p**k * (1 - p) ** (n - k)


# %% bad_flattened: a list of numbers, whatever the shape
# says: arranged in another way
def binomial_pmf(k, n, p):
    pairs = list(np.broadcast(np.asarray(k), np.asarray(p)))
    return [math.comb(n, int(j)) * q ** int(j) * (1 - q) ** (n - int(j)) for j, q in pairs]


# %% bad_only_one_p: every k, but only the first p
# says: is a single number, where shape (6,) is asked for
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), float(np.ravel(p)[0])
    return np.vectorize(math.comb, otypes=[float])(n, k) * p**k * (1 - p) ** (n - k)


# %% bad_100_throws: n is written into the code
# says: n is not used: this is for 100 throws
from scipy import stats


def binomial_pmf(k, n, p):
    if n == 3:
        return stats.binom.pmf(k, 3, p)
    return stats.binom.pmf(k, 100, p)


# %% bad_two_red_sides: p is written into the code
# says: p is not used
from scipy import stats


def binomial_pmf(k, n, p):
    p = 1 / 3 if 0 < np.max(p) < 1 else p
    return stats.binom.pmf(k, n, p)


# %% bad_in_place: works in the memory of the caller's p
# says: in place
def binomial_pmf(k, n, p):
    k, p = np.asarray(k), np.asarray(p, dtype=float)
    reds = p**k
    if p.ndim:
        p *= -1
        p += 1
    else:
        p = 1 - p
    return np.vectorize(math.comb, otypes=[float])(n, k) * reds * p ** (n - k)


# %% bad_printed: no return
# says: is a `return`
def binomial_pmf(k, n, p):
    print(math.comb(n, k) * p**k * (1 - p) ** (n - k))


# %% bad_text: a formatted string
# says: a string
def binomial_pmf(k, n, p):
    return f"{math.comb(n, k) * p**k * (1 - p) ** (n - k):.4e}"


# %% bad_constant: the public figure
# says: the answer does not change with k
def binomial_pmf(k, n, p):
    return np.full(np.broadcast(np.asarray(k), np.asarray(p)).shape, 0.083142)


# %% bad_lookup: the public figures
def binomial_pmf(k, n, p):
    if n == 100:
        return {0: 2.4597e-18, 34: 0.083142, 99: 3.8807e-46}[k]
    return np.array([8, 12, 6, 1]) / 27 if np.ndim(k) else 1.0
