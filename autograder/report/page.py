"""The Jinja2 environment of the HTML pages."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.report.text import bounded, name_line, one_line, visible
from autograder.report.wording import number, points

# No page loads, runs or sends anything, whatever a student's text may achieve.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def _cleaned(value: Any) -> Any:
    """Every value that a template prints passes here, so none can be forgotten."""
    return value if isinstance(value, Markup | int | float) else visible(str(value))


@cache
def environment() -> Environment:
    """Autoescaping templates that refuse an undefined name and print visible characters only."""
    made = Environment(
        loader=PackageLoader("autograder.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        number=number, points=points, name_line=name_line, one_line=one_line, bounded=bounded
    )
    made.globals["policy"] = CONTENT_SECURITY_POLICY
    return made


def render(template: str, **values: Any) -> str:
    """The finished page; always encodable as UTF-8."""
    return environment().get_template(template).render(**values)
