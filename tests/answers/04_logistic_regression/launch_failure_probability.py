# %% ok_four_digits: the rounded number
launch_failure_probability = 0.9996

# %% ok_given_weights: from the rounded weights of the text
launch_failure_probability = 1 / (1 + np.exp(-(-0.2322 * 31 + 15.0429)))

# %% ok_function: own function with the rounded weights
launch_failure_probability = failure_probability(31.0, -0.2322, 15.0429)

# %% ok_fit: trained once more, and read off an array of temperatures
slope, bias = fit_logistic_regression(temperature_f, failure)
launch_failure_probability = failure_probability(np.array([31.0, 53.0]), slope, bias)[0]

# %% ok_one_element: an array with one number
launch_failure_probability = np.array([[0.99961]])

# %% ok_tensor: a float32 tensor
launch_failure_probability = tf.sigmoid(-0.23216 * 31.0 + 15.0429)

# %% ok_odds: from the odds
odds = np.exp(15.0429 - 0.2321627 * 31)
launch_failure_probability = odds / (1 + odds)

# %% ok_rounded: rounded to four digits
launch_failure_probability = round(float(failure_probability(31, -0.23216, 15.0429)), 4)

# %% bad_complement: that nothing fails
# says: nothing fails
launch_failure_probability = 1 - failure_probability(31, -0.23216274, 15.04290165)

# %% bad_percent: 99.96 %
# says: in percent
launch_failure_probability = 99.96

# %% bad_logit: without the sigmoid
# says: the sigmoid was left out
launch_failure_probability = -0.2322 * 31 + 15.0429

# %% bad_hand_made_curve: w = -1 and the b found by eye
# says: rounded too far, or from another curve
launch_failure_probability = failure_probability(31, -1.0, intuition_b)

# %% bad_certain: rounded to a whole number
# says: rounded too far, or from another curve
launch_failure_probability = 1

# %% bad_straight_line: least squares
# says: straight line of least squares
launch_failure_probability = np.polyval(np.polyfit(temperature_f, failure, 1), 31)

# %% bad_coldest_flight: at 53 degrees
# says: at 53 °F
launch_failure_probability = failure_probability(53, -0.23216274, 15.04290165)

# %% bad_share: the share of flights with a failure
# says: the share of all flights
launch_failure_probability = failure.mean()

# %% bad_string: in quotes
# says: is a string
launch_failure_probability = "0.9996"

# %% bad_none: nothing assigned
# says: is None
launch_failure_probability = None

# %% bad_both: both probabilities
# says: where a single number is asked for
launch_failure_probability = [0.0004, 0.9996]

# %% bad_function: the function, without calling it
# says: is a function
launch_failure_probability = failure_probability

# %% bad_freezing: at 32 degrees instead of 31
launch_failure_probability = failure_probability(32, -0.23216274, 15.04290165)

# %% bad_sign_of_w: warm and cold have changed places
# says: rounded too far, or from another curve
launch_failure_probability = failure_probability(31, 0.23216274, 15.04290165)

# %% bad_zero: certainly no failure
# says: this is 0
launch_failure_probability = 0.0

# %% bad_labels_swapped: trained on 1 - y
# says: nothing fails
launch_failure_probability = failure_probability(
    31, *fit_logistic_regression(temperature_f, 1 - failure)
)
