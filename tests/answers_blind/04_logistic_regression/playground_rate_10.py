# %% ok_small: small letter
playground_rate_10 = "c"

# %% ok_capital: capital letter
playground_rate_10 = "C"

# %% ok_computed: measured in the descent and chosen
_path = descend(10.0, 40)
_share = np.mean(points @ _path[:, :2].T + _path[:, 2] > 0, axis=0)
playground_rate_10 = "c" if np.std(_share[1:]) > 0.2 else "b"

# %% ok_dict: picked from a dictionary
answers = {"a": "smooth", "b": "stuck", "c": "jumps", "d": "infinite"}
playground_rate_10 = [k for k, v in answers.items() if v == "jumps"][0]

# %% ok_numpy_string: a numpy string
playground_rate_10 = np.array(["a", "b", "c", "d"])[2]
