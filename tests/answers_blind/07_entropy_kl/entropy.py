# %% ok_mask: as in the hint
def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("p is no distribution")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# %% ok_loop: python loop and math
import math


def entropy(p, base=2):
    total = 0
    h = 0
    for pk in p:
        pk = float(pk)
        if pk < 0:
            raise ValueError("negative probability")
        total += pk
        if pk != 0:
            h -= pk * math.log(pk, base)
    if abs(total - 1) > 1e-6:
        raise ValueError("does not sum to 1")
    return h


# %% ok_scipy_stats: scipy.stats.entropy after the checks
import scipy.stats


def entropy(p, base=2):
    p = np.asarray(p, dtype=float)
    if (p < 0).any():
        raise ValueError("negative")
    if not np.isclose(p.sum(), 1, rtol=0, atol=1e-6):
        raise ValueError("sum is not 1")
    return scipy.stats.entropy(p, base=base)


# %% ok_information: weights times information of the positive ones
def check_distribution(p):
    assert_ok = min(p) >= 0 and abs(sum(p) - 1) <= 1e-6
    if not assert_ok:
        raise ValueError("p is not a probability distribution")


def entropy(p, base=2):
    p = [float(v) for v in p]
    check_distribution(p)
    return sum(v * information(min(v, 1.0), base) for v in p if v > 0)


# %% ok_entr: scipy.special.entr and a one-element array
from scipy.special import entr


def entropy(p, base=2):
    p = np.asarray(p, dtype=np.float64).reshape(1, -1)
    if p.min() < 0 or np.abs(1 - p.sum()) > 1e-6:
        raise ValueError("no distribution")
    return entr(p).sum(axis=1) / np.log(base)
