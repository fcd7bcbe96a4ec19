"""`solutions/report.md`: what training gave, on which device, in which time."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.assignment.device import Device
from autograder.assignment.files import close_to_others

if TYPE_CHECKING:
    from autograder.assignment.solve import Shown, Solved

# They stand beside the built solutions, and no build makes them.
REPORT = ("report.md", "report")


def keep_report(old: Path, new: Path) -> None:
    """Copies the report in the folder `old` to `new`, if there is one."""
    for name in REPORT:
        if (old / name).is_dir():
            shutil.copytree(old / name, new / name)
        elif (old / name).exists():
            shutil.copyfile(old / name, new / name)


def write_report(folder: Path, solved: Sequence[Solved], device: Device) -> Path:
    """Writes `folder/report.md` and its pictures under `folder/report/`; returns the former."""
    pictures = folder / "report"
    if pictures.exists():
        shutil.rmtree(pictures)
    pictures.mkdir(parents=True)
    lines = [*_head(solved, device)]
    for each in solved:
        if each.shown:
            lines += ["", f"## {each.title}"]
        for number, shown in enumerate(each.shown, start=1):
            lines += _section(pictures, f"{each.assignment}_{number}", shown)
    report = folder / "report.md"
    report.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    close_to_others(folder)
    return report


def _head(solved: Sequence[Solved], device: Device) -> Iterator[str]:
    kind = device.kind.upper()
    yield "# Solutions: what training gave"
    yield ""
    yield (
        f"{kind}: {device.name}; TensorFlow {device.tensorflow}; "
        f"{datetime.date.today().isoformat()}. Written by `autograder solve --device "
        f"{device.kind}`."
    )
    if device.kind == "cpu":
        yield ""
        yield "Not run on a GPU."
    yield ""
    yield "| assignment | trains with TensorFlow | seconds, kernel start included | GPU memory |"
    yield "| --- | --- | ---: | ---: |"
    for each in solved:
        memory = f"{each.gpu_bytes / 2**20:.1f} MiB" if each.gpu_bytes else "–"
        trains = "yes" if each.trains else "no"
        yield f"| {each.assignment} | {trains} | {each.seconds:.1f} | {memory} |"


def _section(pictures: Path, name: str, shown: Shown) -> Iterator[str]:
    if shown.text.strip():
        yield from ("", "```", shown.text.rstrip(), "```")
    if shown.png is not None:
        (pictures / f"{name}.png").write_bytes(shown.png)
        yield from ("", f"![{_alt(shown.about)}](report/{name}.png)")


def _alt(about: str) -> str:
    """The last paragraph before the picture, which tells what is to be seen, without markup."""
    text = re.sub(r"^#+ .*$", "", about, flags=re.MULTILINE).strip()
    paragraph = re.split(r"\n\s*\n", text)[-1]
    return " ".join(re.sub(r"[*`\[\]$]|\(http\S+\)", "", paragraph).split())
