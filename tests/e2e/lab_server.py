"""The browser and the JupyterLab that the tests drive: started, found again, and ended.

Nothing here leaves the machine: the server listens on 127.0.0.1 with a token, asks neither for
news nor for extensions, and the browser resolves no other name.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

PATIENCE = 120.0  # seconds; a busy machine with two cores needs a tenth of it
NO_CHROMIUM = (
    "no Chromium found: `apt-get install chromium`, or set CHROMIUM to the path of a Chromium"
    " or Chrome"
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
# News and update checks would leave the machine; windowing would leave cells undrawn.
LAB_SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
# What an instructor's environment adds and a student's has not.
NOT_FOR_STUDENTS = ("@jupyter/nbgrader", "@jupyter-notebook/lab-extension", "jupyterlab-jupytext")
# In the environment of everything that is started here, so that what is left of it can be found.
MARK = "AUTOGRADER_LAB_DRIVER"


@dataclass
class Lab:
    """A running JupyterLab: its address, its token, the folder it shows."""

    address: str
    token: str
    notebooks: Path


def find_chromium() -> str | None:
    """The browser of the system: of Debian, of Google, or the one that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def chromium(mark: str = "yes") -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=CHROMIUM_FLAGS,
            env={**os.environ, MARK: mark},
            timeout=PATIENCE * 1000,
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def jupyterlab(folder: Path, mark: str = "yes") -> Iterator[Lab]:
    """A JupyterLab of its own, with settings and data of its own, that shows folder/notebooks."""
    for name, values in LAB_SETTINGS.items():
        path = folder / "settings/@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    page_config = folder / "CONFIG/labconfig/page_config.json"
    page_config.parent.mkdir(parents=True)
    page_config.write_text(
        json.dumps({"disabledExtensions": dict.fromkeys(NOT_FOR_STUDENTS, True)})
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lab = Lab(f"http://127.0.0.1:{port}", secrets.token_hex(16), folder / "notebooks")
    lab.notebooks.mkdir(exist_ok=True)
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", f"--ServerApp.root_dir={lab.notebooks}"]
    command += [f"--LabApp.user_settings_dir={folder / 'settings'}"]
    command += [f"--LabApp.workspaces_dir={folder / 'workspaces'}"]
    # The other manager asks PyPI.
    command += ["--LabApp.extension_manager=readonly", "--LabApp.news_url=None"]
    # The token goes by the environment: a command line is readable by every user.
    environment = os.environ | own | {"JUPYTER_TOKEN": lab.token, MARK: mark}
    log = folder / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command, env=environment, stdout=out, stderr=out, start_new_session=True
        )
        try:
            _wait_for_server(lab, server, log)
            yield lab
        finally:
            with suppress(OSError):
                shut_kernels(lab)
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for_server(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            _ask(lab, "api/status")
            return
        except OSError:
            assert server.poll() is None, f"JupyterLab ended:\n{log.read_text()}"
            time.sleep(0.1)
    raise TimeoutError(f"JupyterLab does not answer:\n{log.read_text()}")


def _ask(lab: Lab, path: str, method: str = "GET") -> Any:
    header = {"Authorization": f"token {lab.token}"}
    request = urllib.request.Request(f"{lab.address}/{path}", headers=header, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or "null")


def shut_kernels(lab: Lab) -> None:
    for kernel in _ask(lab, "api/kernels"):
        _ask(lab, f"api/kernels/{kernel['id']}", "DELETE")


def left_behind(mark: str) -> dict[int, str]:
    """The processes that carry the mark, by their number: none should once all is closed."""
    wanted = f"{MARK}={mark}".encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                if command:  # a zombie has none, and only waits for its parent
                    found[int(process.name)] = command.decode(errors="replace")
    return found


def end_what_is_left(mark: str, patience: float = 10.0) -> dict[int, str]:
    """Waits a while for the marked processes to end, ends the rest, and says which those were."""
    deadline = time.monotonic() + patience
    while left_behind(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    rest = left_behind(mark)
    for process in rest:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return rest
