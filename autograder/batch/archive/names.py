"""Names in archives: paths below a folder of ours, or refused."""

from __future__ import annotations

import re
import unicodedata

from autograder.batch.archive.errors import BadEntry
from autograder.batch.archive.limits import MAX_DEPTH, MAX_NAME_BYTES, MAX_PATH_BYTES

_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9]|lpt[0-9]) *(\.|$)", re.IGNORECASE
)
_LITTER = re.compile(r"(__MACOSX|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)\Z", re.IGNORECASE)
# Joiners are letters' parts in Persian, Hindi and emoji; every other invisible character hides.
_JOINERS = "\u200c\u200d"
_HIDING = ("Cc", "Cf", "Cs", "Zl", "Zp")
_LONGEST_SHOWN = 100


def pieces(name: str) -> tuple[str, ...]:
    """The components, unchecked, without the `./` in front and the `/` behind."""
    parts = name.removesuffix("/").split("/")
    while parts and parts[0] == ".":
        del parts[0]
    return tuple(parts)


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether a system put this there, not a student."""
    return any(_LITTER.match(part) for part in parts)


def is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts)


def checked(name: str) -> tuple[str, ...]:
    """The components in NFC.  Raises BadEntry with why this is no name of a file of ours."""
    if "\x00" in name:
        raise BadEntry("has a zero character in its name", tampered=True)
    if name.startswith("/") or _DRIVE.match(name):
        raise BadEntry("has an absolute path", tampered=True)
    if "\\" in name:
        raise BadEntry("has a backslash in its name")
    parts = tuple(unicodedata.normalize("NFC", part) for part in pieces(name))
    if ".." in parts:
        raise BadEntry("climbs out of its folder with '..'", tampered=True)
    for part in parts:
        _check(part)
    if len(parts) > MAX_DEPTH:
        raise BadEntry(f"lies more than {MAX_DEPTH} folders deep")
    if len("/".join(parts).encode()) > MAX_PATH_BYTES:
        raise BadEntry(f"has a path of more than {MAX_PATH_BYTES} bytes")
    return parts


def is_plain(name: str) -> bool:
    """Whether this is the name of one file or folder that could be ours."""
    try:
        return checked(name) == pieces(name)
    except BadEntry:
        return False


def _check(part: str) -> None:
    if not part.strip(" ."):
        raise BadEntry("has a folder without a name in its path", tampered=True)
    if any(_hides(character) for character in part):
        raise BadEntry("has control or invisible characters, or broken text, in its name")
    if len(part.encode()) > MAX_NAME_BYTES:
        raise BadEntry(f"has a name of more than {MAX_NAME_BYTES} bytes")
    if _DEVICE.match(part):
        raise BadEntry("has a name that is reserved for a device")


def _hides(character: str) -> bool:
    return unicodedata.category(character) in _HIDING and character not in _JOINERS


def folded(parts: tuple[str, ...], exact: int) -> tuple[str, ...]:
    """The same for names that are one name on some disk.  The first `exact` count as they are."""
    rest = (unicodedata.normalize("NFKC", part).casefold().rstrip(" .") for part in parts[exact:])
    return (*parts[:exact], *rest)


def shown(name: str) -> str:
    """The name for a message: bounded, and nothing in it acts on a terminal or a page."""
    cut = name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"
    visible = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
    return f"'{''.join(visible)}'"
