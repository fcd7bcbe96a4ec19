# %% ok_keepdims: classic numpy with the maximum subtracted
def softmax(z):
    z = np.asarray(z, dtype=float)
    shifted = z - np.max(z, axis=-1, keepdims=True)
    exps = np.exp(shifted)
    return exps / exps.sum(axis=-1, keepdims=True)


# %% ok_pure_python: recursion over nested lists, math.exp, returns lists
import math


def softmax(z):
    # turn everything into ordinary lists first
    if hasattr(z, "numpy"):
        z = z.numpy()
    z = np.array(z).tolist()
    if isinstance(z[0], list):
        return [softmax(row) for row in z]
    biggest = max(z)
    e = [math.exp(v - biggest) for v in z]
    total = math.fsum(e)
    return [v / total for v in e]


# %% ok_logsumexp: exp(z - logsumexp) with logaddexp.reduce
def softmax(z: np.ndarray) -> np.ndarray:
    """log-space version"""
    z = np.array(z, dtype=np.float64)
    lse = np.logaddexp.reduce(z, axis=-1)
    return np.exp(z - np.expand_dims(lse, -1))


# %% ok_scipy: scipy.special.softmax
from scipy import special


def softmax(z):
    return special.softmax(np.asarray(z, dtype=float), axis=-1)


# %% ok_transpose: transposing trick so that no keepdims is needed, with a print
def softmax(z):
    z = np.asarray(z).astype("float64")
    print("shape of the logits:", z.shape)
    zt = z.T
    zt = zt - zt.max(axis=0)
    p = np.exp(zt)
    p /= p.sum(axis=0)
    return p.T
