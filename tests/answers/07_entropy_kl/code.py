# %% ok_other_way_round: 0 and 1 exchanged
code = {"blue": "1", "red": "01", "green": "001", "orange": "000"}

# %% ok_exchanged_leaves: another order of the keys and of the leaves
code = {"orange": "100", "green": "101", "red": "11", "blue": "0"}

# %% ok_dict_function: made by dict()
code = dict(blue="0", red="11", green="100", orange="101")

# %% ok_huffman: the algorithm
import heapq

heap = [
    (1 / 2, 0, {"blue": ""}),
    (1 / 4, 1, {"red": ""}),
    (1 / 8, 2, {"green": ""}),
    (1 / 8, 3, {"orange": ""}),
]
heapq.heapify(heap)
number = 4
while len(heap) > 1:
    p, _, zeros = heapq.heappop(heap)
    q, _, ones = heapq.heappop(heap)
    both = {c: "0" + w for c, w in zeros.items()} | {c: "1" + w for c, w in ones.items()}
    heapq.heappush(heap, (p + q, number, both))
    number += 1
code = heap[0][2]

# %% ok_shannon: binary digits of the cumulated probabilities
code, start = {}, 0.0
for colour, chance in [("blue", 0.5), ("red", 0.25), ("green", 0.125), ("orange", 0.125)]:
    bits = int(-np.log2(chance))
    code[colour] = format(int(start * 2**bits), f"0{bits}b")
    start += chance

# %% ok_ordered_dict: a subclass of dict with strings of NumPy
from collections import OrderedDict

code = OrderedDict(
    zip(np.array(["blue", "red", "green", "orange"]), np.array(["0", "10", "111", "110"]))
)

# %% ok_words_joined: built letter by letter
code = {}
prefix = ""
for colour in ["blue", "red", "green"]:
    code[colour] = prefix + "0"
    prefix += "1"
code["orange"] = prefix

# %% bad_two_bits: the code of the animals
# says: no better than two bits
code = {"blue": "00", "red": "01", "green": "10", "orange": "11"}

# %% bad_shortest_words: as short as possible, but 0 begins 00
# says: the beginning of another
code = {"blue": "0", "red": "1", "green": "00", "orange": "01"}

# %% bad_counting: binary numbers
# says: the beginning of another
code = {"blue": "0", "red": "1", "green": "10", "orange": "11"}

# %% bad_suffix_free: read from behind
# says: the beginning of another
code = {"blue": "0", "red": "01", "green": "011", "orange": "111"}

# %% bad_comma_code: each word ends with 0, also the last
# says: one word has a bit more than it needs
code = {"blue": "0", "red": "10", "green": "110", "orange": "1110"}

# %% bad_rare_colours_first: the long words for the frequent colours
# says: the frequent colours have the long words
code = {"blue": "111", "red": "110", "green": "10", "orange": "0"}

# %% bad_red_and_green_exchanged: two words should change places
# says: two words should change places
code = {"blue": "0", "red": "110", "green": "10", "orange": "111"}

# %% bad_blue_and_red_exchanged: the two most frequent colours
# says: no better than two bits
code = {"blue": "10", "red": "0", "green": "110", "orange": "111"}

# %% bad_same_word_twice: green and orange cannot be told apart
# says: two colours have the same word
code = {"blue": "0", "red": "10", "green": "110", "orange": "110"}

# %% bad_unary: as many ones as the rank
# says: the beginning of another
code = {"blue": "1", "red": "11", "green": "111", "orange": "1111"}

# %% bad_numbers: whole numbers instead of strings
# says: each code word is a string
code = {"blue": 0, "red": 10, "green": 110, "orange": 111}

# %% bad_lists: lists of bits
# says: each code word is a string
code = {"blue": [0], "red": [1, 0], "green": [1, 1, 0], "orange": [1, 1, 1]}

# %% bad_lengths: the lengths of the words only
# says: each code word is a string
code = {"blue": 1, "red": 2, "green": 3, "orange": 3}

# %% bad_turned_round: from the words to the colours
# says: from each colour to its word
code = {"0": "blue", "10": "red", "110": "green", "111": "orange"}

# %% bad_capitals: the colours are written with capitals
# says: the keys are not the four colours
code = {"Blue": "0", "Red": "10", "Green": "110", "Orange": "111"}

# %% bad_one_forgotten: no word for orange
# says: the keys are not the four colours
code = {"blue": "0", "red": "10", "green": "11"}

# %% bad_list_of_words: the words without the colours
# says: code has to be a dictionary
code = ["0", "10", "110", "111"]

# %% bad_pairs: a list of pairs
# says: code has to be a dictionary
code = [("blue", "0"), ("red", "10"), ("green", "110"), ("orange", "111")]

# %% bad_set: words and colours in a set
# says: code has to be a dictionary
code = {"0", "10", "110", "111"}

# %% bad_spaces: a blank at the end of each word, as a comma
# says: only 0 and 1
code = {"blue": "0 ", "red": "10 ", "green": "110 ", "orange": "111 "}

# %% bad_letters: o and l instead of 0 and 1
# says: only 0 and 1
code = {"blue": "o", "red": "lo", "green": "llo", "orange": "lll"}

# %% bad_binary_prefix: as Python writes binary numbers
# says: only 0 and 1
code = {"blue": "0b0", "red": "0b10", "green": "0b110", "orange": "0b111"}

# %% bad_empty_word: nothing for the most frequent colour
# says: a code word is empty
code = {"blue": "", "red": "0", "green": "10", "orange": "11"}

# %% bad_three_bits: as many bits as the rarest colour needs
# says: three bits for every colour
code = {"blue": "000", "red": "001", "green": "010", "orange": "011"}

# %% bad_none: nothing was assigned
# says: code has to be a dictionary
code = None
