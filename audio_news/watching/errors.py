"""What ends a watch's waiting."""

from __future__ import annotations


class Stopped(Exception):
    """The watch was asked to stop while it waited."""
