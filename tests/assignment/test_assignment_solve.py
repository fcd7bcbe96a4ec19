"""Running solutions on a device, and the report."""

from __future__ import annotations

import dataclasses

import pytest
from demo_course import demo_cells, python, write_course

from autograder.assignment import device as device_module
from autograder.assignment import read_course
from autograder.assignment.build import build, check_built
from autograder.assignment.device import Device, DeviceError, find_device
from autograder.assignment.errors import BuildError
from autograder.assignment.solve import Solved, solve
from autograder.assignment.solve_report import write_report

CPU = Device("cpu", "A Processor", "2.21.0")
CURVE = """from matplotlib import pyplot
pyplot.plot([3, 1])
pyplot.show()
print("final loss:", 1)
double(4)"""


def with_report() -> list:
    curve = python("curve", CURVE)
    curve["metadata"]["tags"] = ["report"]
    return [*demo_cells(), curve]


def test_a_reporting_cell_is_copied_into_the_report(tmp_path):
    course = read_course(write_course(tmp_path / "course", with_report()))
    named: list[str] = []
    (solved,) = solve(course, ["demo"], CPU, timeout=60, progress=named.append)
    assert named == ["demo"]
    (shown,) = solved.shown
    assert shown.text.startswith("final loss: 1\n") and "8" in shown.text
    assert shown.png is not None and shown.png.startswith(b"\x89PNG")
    assert (solved.trains, solved.gpu_bytes) == (False, 0)
    text = write_report(tmp_path / "out", [solved], CPU).read_text()
    assert "CPU: A Processor; TensorFlow 2.21.0" in text and "Not run on a GPU." in text
    assert "final loss: 1" in text and "(report/demo_1.png)" in text
    assert (tmp_path / "out" / "report" / "demo_1.png").read_bytes() == shown.png


def test_a_gpu_is_reported_with_its_memory(tmp_path):
    solved = Solved("demo", "Doubling", 1.5, True, 3 << 20, ())
    text = write_report(tmp_path, [solved], dataclasses.replace(CPU, kind="gpu")).read_text()
    assert "| demo | yes | 1.5 | 3.0 MiB |" in text
    assert "Not run on a GPU" not in text


def test_a_solution_that_fails_names_its_cell(tmp_path):
    cells = [*demo_cells(), python("broken", "1 / 0")]
    course = read_course(write_course(tmp_path / "course", cells))
    with pytest.raises(BuildError, match="cell 9 fails in the solution notebook: ZeroDivision"):
        solve(course, ["demo"], CPU, timeout=60, progress=print)


def test_a_build_keeps_the_report_and_its_check_minds_it_not(course):
    (course / "solutions" / "report").mkdir(parents=True)
    (course / "solutions" / "report.md").write_text("figures")
    (course / "solutions" / "report" / "demo_1.png").write_bytes(b"x")
    build(course)
    assert (course / "solutions" / "report.md").read_text() == "figures"
    assert (course / "solutions" / "report" / "demo_1.png").exists()
    assert check_built(course) == []


@pytest.mark.parametrize(
    ("answer", "wanted", "kind"),
    [
        (("2.21.0", True, ["NVIDIA H100"]), "auto", "gpu"),
        (("2.21.0", True, ["NVIDIA H100"]), "gpu", "gpu"),
        (("2.21.0", True, ["NVIDIA H100"]), "cpu", "cpu"),
        (("2.21.0", True, []), "auto", "cpu"),
    ],
)
def test_auto_takes_a_gpu_where_there_is_one(monkeypatch, answer, wanted, kind):
    monkeypatch.setattr(device_module, "_ask", lambda: answer)
    found = find_device(wanted)
    assert found.kind == kind
    assert (found.name == "NVIDIA H100") is (kind == "gpu")
    assert (found.environment.get("CUDA_VISIBLE_DEVICES") == "-1") is (kind == "cpu")


@pytest.mark.parametrize(
    ("has_cuda", "advice"), [(False, r"pip install '\.\[gpu\]'"), (True, "nvidia-smi")]
)
def test_no_gpu_says_what_to_install(monkeypatch, has_cuda, advice):
    monkeypatch.setattr(device_module, "_ask", lambda: ("2.21.0", has_cuda, []))
    with pytest.raises(DeviceError, match=advice):
        find_device("gpu")


def test_this_machine_is_asked_for_real():
    assert find_device("cpu").tensorflow
