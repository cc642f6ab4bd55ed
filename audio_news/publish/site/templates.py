"""The templates, filled so that nothing in an article is ever more than text."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).parent
_NOT_HTML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that HTML forbids."""


def render(template: str, **values: Any) -> bytes:
    """A template's page in UTF-8; every value is escaped unless it is markup."""
    return _environment().get_template(template).render(values).encode("utf-8")


def clean(value: Any) -> Any:
    """Text without what HTML forbids, each replaced by U+FFFD so that places stay."""
    if isinstance(value, str) and _NOT_HTML.search(value):
        return type(value)(_NOT_HTML.sub("\ufffd", value))
    return value


def data(value: Any) -> Markup:
    """`value` as JSON that no HTML parser takes for anything else, in a script element or not."""
    from markupsafe import Markup

    text = compact(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def compact(value: Any) -> str:
    """`value` as JSON in one line, fit for UTF-8 whatever an article holds."""
    return str(clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"))))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
