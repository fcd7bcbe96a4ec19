"""Folder names for names that people chose.

An escape that can be undone cannot make one folder of two ids; ``%`` itself is always escaped,
so what follows a ``%`` in a folder name is ours.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_PLAIN_PUNCTUATION = frozenset("._-@+ ")
_LIMIT = 150
_DEVICE = r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9]|lpt[0-9]) *(\.|$)"
_BESIDE_THE_FOLDERS = r"(summary\.html|grades\.csv|timings\.csv)$"
_RESERVED = re.compile(f"{_DEVICE}|{_BESIDE_THE_FOLDERS}", re.IGNORECASE)
_HALF_ESCAPE = re.compile(r"%[0-9a-f]?$")


def folder_name(name: str) -> str:
    """A folder name for ``name``, the same where every file system can carry it.

    Never empty, never ``.`` or ``..``, without separators, without a leading dot, dash or blank
    or a trailing dot or blank, no device name of Windows, no name of a report that stands beside
    it, at most 150 bytes.  Different names have different folder names; of those that would need
    more than 150 bytes a digest (SHA-256) tells the difference.
    """
    if not name:
        return "%"
    # Two spellings of one letter can be one file on some disks; those are written out in bytes.
    composed = unicodedata.normalize("NFKC", name) == name
    pieces = [c if _is_plain(c, composed) else _escaped(c) for c in name]
    if name[0] in ".- " or _RESERVED.match(name):
        pieces[0] = _escaped(name[0])
    if name[-1] in ". ":
        pieces[-1] = _escaped(name[-1])
    return _shortened("".join(pieces), name)


def caseless_folder_name(name: str) -> str:
    """Another folder name, for disks on which ``Anna`` and ``anna`` are one.

    It holds no capital letters and ends as no ``folder_name`` does.
    """
    plain = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
    strict = "".join(c if c in plain else _escaped(c) for c in name)
    return _shortened(strict, name) + "%"


def _is_plain(character: str, composed: bool) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PLAIN_PUNCTUATION
    return composed and character.isalnum()


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02x}" for byte in character.encode("utf-8", errors="surrogatepass"))


def _shortened(folder: str, name: str) -> str:
    if len(folder.encode("utf-8")) <= _LIMIT:
        return folder
    digest = hashlib.sha256(name.encode("utf-8", errors="surrogatepass")).hexdigest()
    head = folder.encode("utf-8")[: _LIMIT // 2].decode("utf-8", errors="ignore")
    return f"{_HALF_ESCAPE.sub('', head)}%~{digest}"
