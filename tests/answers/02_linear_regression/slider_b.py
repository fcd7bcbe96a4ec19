# %% ok_on_the_grid: what the sliders show near the best line
slider_a = 1.10
slider_b = 88.0


# %% ok_whole_slope: steeper, and lower
slider_a = 1
slider_b = 92


# %% ok_steep_end: a slope near the upper end of what is allowed
slider_a = 1.3
slider_b = 79


# %% ok_flat_end: a slope near the lower end
slider_a = 0.9
slider_b = 97


# %% ok_a_little_high: the best slope, the line 4 mmHg too high
slider_a, slider_b = 1.105, 91.6


# %% ok_polyfit: not found by hand, but right
slider_a, slider_b = np.polyfit(ages, pressures, 1)


# %% ok_float32: NumPy scalars of another type
slider_a, slider_b = np.float32(1.15), np.float32(85.0)


# %% ok_one_element_arrays: a grid search that leaves arrays of one element
found = min(
    (np.mean((a * ages + b - pressures) ** 2), a, b)
    for a in np.arange(-1, 3.05, 0.05)
    for b in range(0, 201)
)
slider_a, slider_b = np.array([found[1]]), np.array([found[2]])


# %% ok_tensors: TensorFlow variables
import tensorflow as tf

slider_a, slider_b = tf.Variable(1.1), tf.Variable(87.0)


# %% bad_start: the sliders as they stand in the beginning
# says: too low
slider_a = 0.0
slider_b = 100.0


# %% bad_swapped: slope and intercept exchanged
# says: slider_a and slider_b are swapped
slider_a = 88.0
slider_b = 1.1


# %% bad_too_high: the right slope, 7 mmHg too high
# says: too high
slider_a = 1.1
slider_b = 95.0


# %% bad_too_low: the right slope, 6 mmHg too low
# says: too low
slider_a = 1.1
slider_b = 82.0


# %% bad_too_steep: through the middle of the points, but too steep
# says: too steep
slider_a = 1.5
slider_b = 69.0


# %% bad_too_flat: through the middle of the points, but too flat
# says: too flat
slider_a = 0.75
slider_b = 104.0


# %% bad_mean: a line at the mean pressure
# says: too flat
slider_a = 0.0
slider_b = 138.6


# %% bad_origin: a line through the origin
# says: too steep
slider_a = 2.8
slider_b = 0.0


# %% bad_falling: the sign of the slope is wrong
# says: too flat
slider_a = -1.1
slider_b = 189.5


# %% bad_last_woman: drawn up to the woman of 81 years
# says: too steep
slider_a = 1.6
slider_b = 68.0


# %% bad_text: copied with its name
# says: a string
slider_a = "a = 1.1"
slider_b = "b = 88"


# %% bad_widget: the slider itself, not its value
# says: not numbers
slider_a = FloatSlider(value=1.1)
slider_b = FloatSlider(value=88.0, max=200.0)


# %% bad_pair: both numbers in one name
# says: where a single number is asked for
slider_a = (1.1, 88.0)
slider_b = (1.1, 88.0)


# %% bad_one_missing: the slope is still None
# says: is None
slider_a = None
slider_b = 88.0


# %% bad_nan: a computation without a result
# says: is NaN
slider_a = np.nan
slider_b = np.nan
