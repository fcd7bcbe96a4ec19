"""How far apart two colours look, to all eyes and to colour-blind ones.

Colour blindness is simulated with the matrices for full severity of Machado, Oliveira and
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
Transactions on Visualization and Computer Graphics 15 (2009), table 1; they apply to linear RGB.
Distances are CIEDE2000 (CIE 142-2001), in the form of Sharma, Wu and Dalal, "The CIEDE2000
Color-Difference Formula", Color Research and Application 30 (2005): about 1 is the least that a
trained eye sees side by side, 100 is black and white.
"""

from __future__ import annotations

import math

import numpy as np

Rgb = tuple[float, float, float]

VISION = {
    "normal vision": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# IEC 61966-2-1 (sRGB), and its white.
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = _TO_XYZ.sum(axis=1)


def distance(one: Rgb, other: Rgb, vision: str = "normal vision") -> float:
    """CIEDE2000 between two sRGB colours (0 to 1) as that vision sees them."""
    return ciede2000(*(_lab(VISION[vision] @ _linear(colour)) for colour in (one, other)))


def _linear(rgb: Rgb) -> np.ndarray:
    value = np.asarray(rgb, dtype=float)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _lab(linear: np.ndarray) -> np.ndarray:
    ratio = _TO_XYZ @ np.clip(linear, 0.0, 1.0) / _WHITE
    small = 216 / 24389
    x, y, z = np.where(ratio > small, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    """Of two L*a*b* colours; the names are those of Sharma, Wu and Dalal."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(c7 / (c7 + 25**7))
    c1, c2 = math.hypot(stretch * a1, b1), math.hypot(stretch * a2, b2)
    h1 = math.degrees(math.atan2(b1, stretch * a1)) % 360 if c1 else 0.0
    h2 = math.degrees(math.atan2(b2, stretch * a2)) % 360 if c2 else 0.0
    turn = (h2 - h1 + 180) % 360 - 180 if c1 and c2 else 0.0
    if turn == -180 and h2 > h1:
        turn = 180.0
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2
    if c1 and c2:
        mean_h /= 2
        if abs(h1 - h2) > 180:
            mean_h += 180 if mean_h < 180 else -180
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    t = (
        1
        - 0.17 * _cos(mean_h - 30)
        + 0.24 * _cos(2 * mean_h)
        + 0.32 * _cos(3 * mean_h + 6)
        - 0.20 * _cos(4 * mean_h - 63)
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    twist = 60 * math.exp(-(((mean_h - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7)) * math.sin(math.radians(twist))
    lightness, chroma, hue = (l2 - l1) / s_l, (c2 - c1) / s_c, d_hue / s_h
    return math.sqrt(lightness**2 + chroma**2 + hue**2 + r_t * chroma * hue)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
