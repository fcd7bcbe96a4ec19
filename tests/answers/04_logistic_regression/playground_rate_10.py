# %% ok_letter: the letter in other quotes
playground_rate_10 = "c"

# %% ok_capital: a capital letter
playground_rate_10 = "C"

# %% ok_numpy: a NumPy string
playground_rate_10 = np.str_("c")

# %% ok_picked: picked from the four
playground_rate_10 = "abcd"[2]

# %% ok_spaces: with spaces around it
playground_rate_10 = " c "

# %% ok_observed: from what the steps do
losses = [
    -np.mean(
        np.log(np.maximum(expit(np.where(classes == 1, 1, -1) * (points @ v[:2] + v[2])), 1e-99))
    )
    for v in descend(10.0, 40)
]
ups = np.sum(np.diff(losses) > 0)
playground_rate_10 = "a" if ups == 0 else "d" if ups == 40 else "c"

# %% bad_fast: falls smoothly
# says: times ten, is not small any more
playground_rate_10 = "a"

# %% bad_stuck: saturated
# says: a saturated sigmoid
playground_rate_10 = "b"

# %% bad_explodes: grows without end
# says: the gradient of this loss is bounded
playground_rate_10 = "d"

# %% bad_explodes_capital: the same with a capital letter
# says: the gradient of this loss is bounded
playground_rate_10 = "D"

# %% bad_no_choice: not among the four
# says: not one of the four letters
playground_rate_10 = "e"

# %% bad_empty: empty
# says: not one of the four letters
playground_rate_10 = ""

# %% bad_words: a sentence
# says: not one of the four letters
playground_rate_10 = "the loss jumps up and down"

# %% bad_two: two of them
# says: not one of the four letters
playground_rate_10 = "ac"

# %% bad_list: a list
# says: is a list, where a string is asked for
playground_rate_10 = ["c"]

# %% bad_set: all of them
# says: is a set, where a string is asked for
playground_rate_10 = {"a", "b", "c", "d"}

# %% bad_number: the number of the choice
# says: is a number, where a string is asked for
playground_rate_10 = 3

# %% bad_bool: yes
# says: is a bool, where a string is asked for
playground_rate_10 = True

# %% bad_none: nothing assigned
# says: is None, where a string is asked for
playground_rate_10 = None

# %% bad_bytes: bytes
# says: is bytes, where a string is asked for
playground_rate_10 = b"c"
