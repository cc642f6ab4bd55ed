"""robots.txt, by RFC 9309: what a site lets programs fetch; and Crawl-delay, which many use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

AGENT = "audio-news"
LONGEST_DELAY_S = 60.0
"""A Crawl-delay beyond this is taken for this."""
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_RESERVED = "/%?=&;:@!$'()*+,~-._"


@dataclass(frozen=True, slots=True)
class Robots:
    """What one site says to us."""

    rules: tuple[tuple[str, bool], ...] = ()
    """(pattern of a path, whether it may be fetched)."""
    delay_s: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched: the longest rule decides, then the kinder one."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        matching = [(len(rule), kind) for rule, kind in self.rules if _matches(rule, path)]
        return max(matching, default=(0, True))[1]


CLOSED = Robots((("/", False),))
"""Of a site whose rules cannot be had: RFC 9309, 2.3.1.4."""


def robots(text: str, agent: str = AGENT) -> Robots:
    """The rules for `agent` in a robots.txt: its own groups together, else those for everyone."""
    groups: dict[str, list[tuple[str, str]]] = {}
    naming: list[str] = []
    in_rules = False
    for line in text.lstrip("\ufeff").splitlines():
        if not (found := _LINE.match(line)):
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            naming = [] if in_rules else naming
            in_rules = False
            naming.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for name in naming:
                groups[name].append((field, value))
    lines = groups.get(agent, groups.get("*", []))
    return Robots(
        tuple((_plain(value), field == "allow") for field, value in lines
              if field != "crawl-delay" and value),
        max((_seconds(value) for field, value in lines if field == "crawl-delay"), default=0.0),
    )  # fmt: skip


def _matches(rule: str, path: str) -> bool:
    """`*` stands for anything, a last `$` for the end; in linear time, whoever wrote the rule."""
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = parts.pop() if parts and rule.endswith("$") else None
    for part in parts:
        if (found := path.find(part, at)) < 0:
            return False
        at = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not rule.endswith("$") or at == len(path)


def _plain(path: str) -> str:
    """A path with everything escaped that can be, and nothing that need not."""
    return quote(unquote(path, errors="surrogateescape"), safe=_RESERVED, errors="surrogateescape")


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), LONGEST_DELAY_S)
    except ValueError:
        return 0.0
