"""One episode of several articles: headlines first, the stories, credits last."""

from __future__ import annotations

from audio_news.digest.choosing import LeftOut
from audio_news.digest.gathering import Duplicate, Unreadable
from audio_news.digest.making import Digest, digest

__all__ = ["Digest", "Duplicate", "LeftOut", "Unreadable", "digest"]
