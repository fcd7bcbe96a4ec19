# %% ok_direct: sum of p log p/q over p > 0
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    m = p > 0
    return np.sum(p[m] * np.log(p[m] / q[m])) / np.log(base)


# %% ok_difference: cross entropy minus entropy, with the functions above
def kl_divergence(p, q, base=2):
    in_bits = cross_entropy_bits(p, q) - entropy(p)
    return in_bits / np.log2(base)


# %% ok_rel_entr: scipy.special.rel_entr
from scipy.special import rel_entr


def kl_divergence(p, q, base=2):
    return rel_entr(np.asarray(p, dtype=float), np.asarray(q, dtype=float)).sum() / np.log(base)


# %% ok_generator: python, nested helper, clipped at zero
from math import inf, log


def kl_divergence(p, q, base=2):
    def term(a, b):
        if a == 0:
            return 0
        if b == 0:
            return inf
        return a * (log(a) - log(b))

    return max(0.0, sum(term(float(a), float(b)) for a, b in zip(p, q)) / log(base))


# %% ok_scipy_stats: scipy.stats.entropy with two arguments
from scipy import stats

kl_divergence = lambda p, q, base=2: stats.entropy(
    np.asarray(p, float), np.asarray(q, float), base=base
)
