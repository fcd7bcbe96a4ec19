"""What all pictures share: colours that the colour-blind tell apart, and one look."""

# Okabe and Ito's palette.
ORANGE, SKY, GREEN, BLUE, VERMILION = "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00"
YELLOW, PURPLE = "#F0E442", "#CC79A7"
INK, GREY = "#222222", "#767676"

STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    # The notebook may be read on a dark page: the picture brings its own paper.
    "savefig.facecolor": "white",
    "savefig.dpi": 144,
}
