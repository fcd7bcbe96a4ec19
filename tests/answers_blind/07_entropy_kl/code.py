# %% ok_zeros_first: 0, 10, 110, 111
code = {"blue": "0", "red": "10", "green": "110", "orange": "111"}

# %% ok_ones_first: the mirror image, other order of the keys
code = dict(orange="000", green="001", red="01", blue="1")

# %% ok_huffman: built with a heap
import heapq

heap = [(1 / 2, 0, ["blue"]), (1 / 4, 1, ["red"]), (1 / 8, 2, ["green"]), (1 / 8, 3, ["orange"])]
heapq.heapify(heap)
code = {c: "" for c in ("blue", "red", "green", "orange")}
n = 4
while len(heap) > 1:
    p1, _, names1 = heapq.heappop(heap)
    p2, _, names2 = heapq.heappop(heap)
    for c in names1:
        code[c] = "0" + code[c]
    for c in names2:
        code[c] = "1" + code[c]
    heapq.heappush(heap, (p1 + p2, n, names1 + names2))
    n += 1
print(code)

# %% ok_mixed: an unusual tree
code = {}
code["blue"] = "0"
code["red"] = "11"
code["green"] = "101"
code["orange"] = "100"

# %% ok_shannon: cumulative sums in binary, word length from the information
colours = ["blue", "red", "green", "orange"]
p = [0.5, 0.25, 0.125, 0.125]
start = 0.0
code = {}
for colour, prob in zip(colours, p):
    length = int(information(prob))
    code[colour] = format(int(start * 2**length), f"0{length}b")
    start += prob
