"""The engine's command line: what each tier is given, and nothing else."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from autograder.container.engines import Engine
from autograder.container.mounts import Mount
from autograder.container.running import Run, run_arguments

IMAGE = "localhost/autograder:cpu"


def line(engine, sandbox="tier2", *, command=("grade",), mounts=(), **more) -> list[str]:
    return run_arguments(engine, Run(IMAGE, sandbox, mounts, 1 << 30, **more), command)


def given(arguments: list[str], option: str) -> set[str]:
    return {a.removeprefix(option) for a in arguments if a.startswith(option)}


@pytest.mark.parametrize("sandbox", ["tier1", "tier2", "process"])
def test_no_tier_gets_a_network_a_writable_root_or_more_privileges(engine, sandbox):
    arguments = line(engine, sandbox)
    wanted = {"--network=none", "--read-only", "--cap-drop=all", "--log-driver=none", "--rm"}
    assert wanted <= set(arguments)
    assert "no-new-privileges" in given(arguments, "--security-opt=")
    assert "--privileged" not in arguments


def test_tier_2_needs_nothing_of_the_engines_profiles_and_capabilities_for_other_users(engine):
    arguments = line(engine, "tier2")
    options = given(arguments, "--security-opt=")
    assert options == {"no-new-privileges", "label=disable"}
    needed = {"CHOWN", "DAC_OVERRIDE", "KILL", "SETGID", "SETUID"}
    assert given(arguments, "--cap-add=") == needed


def test_tier_1_needs_namespaces_and_the_right_to_map_users(engine):
    arguments = line(engine, "tier1")
    options = given(arguments, "--security-opt=")
    if engine.is_docker:
        assert {"systempaths=unconfined", "seccomp=unconfined"} <= options
    else:  # its own seccomp profile stays
        assert "unmask=ALL" in options and "seccomp=unconfined" not in options
        assert "--hostname=exam" in arguments
    assert given(arguments, "--cap-add=") == {"SETUID", "SETGID", "SETFCAP"}


def test_without_walls_no_capability_is_given(engine):
    assert given(line(engine, "process"), "--cap-add=") == set()


def test_what_comes_out_belongs_to_the_caller(engine, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    monkeypatch.setattr(os, "getgid", lambda: 1001)
    assert given(line(engine), "--user=") == {"0:0"}  # rootless: root inside is the caller
    with_root = dataclasses.replace(engine, rootless=False)
    arguments = line(with_root)
    assert given(arguments, "--user=") == {"1000:1001"}
    assert given(arguments, "--cap-add=") == set()


def test_limits_are_asked_for_only_where_the_engine_has_them(engine):
    assert given(line(engine), "--memory=") == {str(1 << 30)}
    unlimited = line(dataclasses.replace(engine, limits=False))
    assert not [a for a in unlimited if a.startswith(("--memory", "--pids-limit"))]


def test_mounts_keep_their_names_and_only_what_is_written_is_writable(engine):
    arguments = line(
        engine, mounts=[Mount(Path("/home/a b"), False), Mount(Path("/home/a b/out"), True)]
    )
    assert [a for a in arguments if a.startswith("--mount=")] == [
        "--mount=type=bind,source=/home/a b,target=/home/a b,readonly",
        "--mount=type=bind,source=/home/a b/out,target=/home/a b/out",
    ]


def test_the_command_comes_last_and_unread(engine):
    hostile = ["grade", "$(touch /tmp/x); --privileged", "--network=host"]
    arguments = line(engine, command=hostile)
    assert arguments[arguments.index(IMAGE) + 1 :] == hostile
    assert "--network=host" not in arguments[: arguments.index(IMAGE)]


def test_this_folder_exists_inside_even_where_it_is_not_mounted(engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert f"--workdir={tmp_path}" in line(engine)
    assert any(a.startswith(f"--tmpfs={tmp_path}:") for a in line(engine))
    shown = line(engine, mounts=[Mount(tmp_path, False)])
    assert not any(a.startswith(f"--tmpfs={tmp_path}:") for a in shown)


def test_a_gpu_is_given_only_when_asked_for():
    podman, docker = (Engine(f"/usr/bin/{n}", True, True) for n in ("podman", "docker"))
    assert "--device=nvidia.com/gpu=all" in line(podman, gpu=True)
    assert "--gpus=all" in line(docker, gpu=True)
    assert not any("gpu" in a for a in line(podman)[:-2] + line(docker)[:-2])
