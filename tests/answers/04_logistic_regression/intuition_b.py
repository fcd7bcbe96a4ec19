# %% ok_even: a round number
intuition_b = 68

# %% ok_low_end: the lowest of the interval, in two decimals
intuition_b = 65.64

# %% ok_high_end: the highest of the interval, in two decimals
intuition_b = 68.53

# %% ok_numpy: a NumPy number
intuition_b = np.float32(66.5)

# %% ok_array: one element in an array
intuition_b = np.array([67.1])

# %% ok_tensor: a tensor
intuition_b = tf.constant(67.0)

# %% ok_scan: the best of many, by the own function
tried = np.arange(50, 90, 0.5)
losses = [negative_log_likelihood(-1.0, b, temperature_f, failure) for b in tried]
intuition_b = tried[np.argmin(losses)]

# %% ok_minimised: to many digits
from scipy.optimize import minimize_scalar

intuition_b = minimize_scalar(
    lambda b: negative_log_likelihood(-1.0, b, temperature_f, failure), bounds=(50, 90)
).x

# %% bad_example: the value of the example, 0.9094
# says: at too low a temperature
intuition_b = 65.0

# %% bad_mean_temperature: the mean of all temperatures
# says: at too high a temperature
intuition_b = temperature_f.mean()

# %% bad_coldest: the coldest flight
# says: at too low a temperature
intuition_b = temperature_f.min()

# %% bad_sign: minus where plus is right
# says: the sign is wrong
intuition_b = -67.0

# %% bad_optimum: the b of the best curve, which has another w
# says: goes with w = -0.2322
intuition_b = 15.0429

# %% bad_celsius: in degrees Celsius
# says: degrees Celsius
intuition_b = (67.0 - 32) / 1.8

# %% bad_loss: the loss instead of b
# says: a probability or a loss
intuition_b = 0.78444

# %% bad_pair: w and b
# says: where a single number is asked for
intuition_b = (-1.0, 67.0)

# %% bad_interval: both ends of what would do
# says: where a single number is asked for
intuition_b = [65.64, 68.53]

# %% bad_string: in quotes
# says: is a string
intuition_b = "67"

# %% bad_none: nothing assigned
# says: is None
intuition_b = None

# %% bad_nan: no number
# says: is NaN
intuition_b = float("nan")

# %% bad_infinite: infinite
# says: is infinite
intuition_b = np.inf

# %% bad_a_bit_high: just beyond the end
# says: at too high a temperature
intuition_b = 68.6
