# %% ok_literal: four digits
launch_failure_probability = 0.9996

# %% ok_fit: from the fitted curve
w, b = fit_logistic_regression(temperature_f, failure)
launch_failure_probability = failure_probability(31, w, b)

# %% ok_from_text: the weights of the text
launch_failure_probability = sigmoid(-0.2322 * 31 + 15.0429)

# %% ok_array: a one element array from an array of temperatures
launch_failure_probability = failure_probability(
    np.array([31.0]), *fit_logistic_regression(temperature_f, failure)
)

# %% ok_odds: by the odds, a float rounded to five digits
_w, _b = (float(np.squeeze(v)) for v in fit_logistic_regression(temperature_f, failure))
odds = np.exp(_w * 31 + _b)
launch_failure_probability = round(float(odds / (1 + odds)), 5)
print(f"{launch_failure_probability:.2%}")
