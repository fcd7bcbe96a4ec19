# %% ok_whole: a whole number
intuition_b = 67

# %% ok_low: near the lower end
intuition_b = 66.0

# %% ok_high: near the upper end
intuition_b = 68.5

# %% ok_grid: best of a grid
_candidates = np.arange(50, 85, 0.1)
intuition_b = _candidates[
    np.argmin([negative_log_likelihood(-1, b, temperature_f, failure) for b in _candidates])
]

# %% ok_tensor: found by scipy, kept as a tensor
from scipy.optimize import minimize_scalar

intuition_b = tf.constant(
    [
        minimize_scalar(
            lambda b: float(negative_log_likelihood(-1.0, b, temperature_f, failure)),
            bounds=(50, 85),
            method="bounded",
        ).x
    ]
)
