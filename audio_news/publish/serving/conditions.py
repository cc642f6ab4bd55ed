"""What a request knows already, and whether that still holds (RFC 9110, section 13)."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime
from enum import Enum, auto

_TAG = re.compile(r'(?:W/)?("[^"]*")')


class Verdict(Enum):
    """How a request with conditions is to be answered."""

    SEND = auto()
    NOT_MODIFIED = auto()
    FAILED = auto()


def judge(headers: Mapping[str, str], etag: str, modified_s: float | None) -> Verdict:
    """The verdict on the conditions in `headers`, in the order the standard asks for.

    `etag` is the strong tag of what is there now, `modified_s` its time in seconds since 1970
    where it has one.
    """
    if (wanted := headers.get("if-match")) is not None:
        if wanted.strip() != "*" and not _strongly_in(etag, wanted):
            return Verdict.FAILED
    elif _later_than(modified_s, headers.get("if-unmodified-since")):
        return Verdict.FAILED
    if (known := headers.get("if-none-match")) is not None:
        if known.strip() == "*" or etag in _TAG.findall(known):
            return Verdict.NOT_MODIFIED
    elif _later_than(modified_s, headers.get("if-modified-since")) is False:
        return Verdict.NOT_MODIFIED
    return Verdict.SEND


def range_holds(if_range: str | None, etag: str, modified_s: float | None) -> bool:
    """Whether a part may be sent to one who holds the rest: it is of the same file, for certain.

    A date does for that only where a second has passed since, for it counts whole seconds.
    """
    if if_range is None:
        return True
    if if_range.lstrip().startswith(('"', "W/")):
        return if_range.strip() == etag
    if modified_s is None or modified_s + 1 > time.time():
        return False
    return if_range.strip() == last_modified(modified_s)


def last_modified(modified_s: float) -> str:
    """The time as Last-Modified writes it."""
    return formatdate(int(modified_s), usegmt=True)


def _strongly_in(etag: str, listed: str) -> bool:
    return etag in re.findall(r'(?<!/)"[^"]*"', listed)


def _later_than(modified_s: float | None, header: str | None) -> bool | None:
    """Whether the time is after the date in a header; None where one of them says nothing."""
    if modified_s is None or header is None:
        return None
    try:
        date = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return int(modified_s) > date.timestamp()
