"""A line that says who wrote, without what pages glue to the name."""

from __future__ import annotations

import re

from audio_news.read.names import after_by, is_job, name_share

_EMAIL = re.compile(r"(?<=\w)[\s|,·•]+[^\s@]{1,64}@[^\s@]{1,255}\.\w+$")
"""The address after a byline: "By Ann Dell adell@post.example"."""
_POSTED = re.compile(r"\s?[·•|]\s?(?:Posted|Published|Last Updated|Updated)\b.*$")
_TWICE = re.compile(
    r"(?:Portrait of |Picture of |Photo of )?(?P<name>\S.{3,40}?)\s?(?:By )?(?P=name)\b"
)
"""The text for the blind of a portrait, and the name: "Portrait of Ann DellAnn Dell"."""
_LABEL = re.compile(r"(?:Interview|Author|Автор|Autorin|Autorka)\s?[:,]\s(?=\S)")
_SHOT = re.compile(
    r",?(?: and| with)? (?:photo(?:graph)?(?:s|y)?|pictures|illustrations?|video|graphics|visuals)"
    r" by .*$",
    re.I,
)
"""Who made the pictures, after who wrote."""


def bare(text: str) -> str:
    """Return a byline without an address, a time, a portrait's text or the pictures' makers."""
    text = _SHOT.sub("", _POSTED.sub("", _EMAIL.sub("", text)))
    twice = _TWICE.match(text)
    if twice and name_share(twice["name"]) == 1.0:
        return f"By {twice['name']}"
    label = _LABEL.match(text)
    if label and name_share(text[label.end() :]) == 1.0:
        return f"By {text[label.end() :]}"
    return text


def without_job(text: str) -> str:
    """Return a byline without the job that is glued to it: "Ann Dell Rivers correspondent"."""
    words = text.split()
    jobs = (i for i, word in enumerate(words) if i > 1 and is_job(word) and word.islower())
    small = next(jobs, 0)
    beat = small - 1 if small > 2 and words[small - 1][:1].isupper() else small
    name = " ".join(words[:beat])
    alone = small == len(words) - 1 and name_share(after_by(name) or name) == 1.0
    return name if alone else text
