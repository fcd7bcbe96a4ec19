"""What to do where a tier cannot be had.  No tier ever takes the place of another unasked."""

from __future__ import annotations

from autograder.sandbox.settings import Mode

_HOW_TO_GET: dict[Mode, str] = {
    "tier1": """\
Tier 1 needs Linux 5.12 or later with user namespaces. Where they are switched off:
  Debian:         sysctl kernel.unprivileged_userns_clone=1
  Ubuntu 24.04:   sysctl kernel.apparmor_restrict_unprivileged_userns=0
  Docker, Podman: allow unshare and mount (a seccomp and AppArmor profile that does)
Without namespaces, as in most containers: --sandbox=tier2""",
    "tier2": """\
Tier 2 needs seccomp and Landlock: Linux 6.2 or later, or 5.13 or later as root.
As root it needs a Python that other users can reach, and the capabilities CHOWN, DAC_OVERRIDE,
KILL, SETGID and SETUID, which Docker and Podman give by default.""",
    "tier3": """\
Tier 3 needs Podman or Docker and the image that `autograder container build` makes.""",
    "process": "",
}
_LAST = """
`autograder check-environment` says what this machine gives. To grade without any wall, only
notebooks that you trust like your own code: --sandbox=process"""


def without_tier(mode: Mode, missing: str) -> str:
    """The message for a tier of which the part `missing` cannot be had."""
    name = mode.replace("tier", "Tier ")
    return f"{name} is missing: {missing}\n\n{_HOW_TO_GET[mode]}{_LAST}"
