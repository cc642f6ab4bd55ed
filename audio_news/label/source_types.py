"""What a sound is, in IPTC's terms (cv.iptc.org/newscodes/digitalsourcetype)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from audio_news.models import VoiceUsed
from audio_news.settings import DisclosureSettings

PREFIX = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TRAINED = f"{PREFIX}trainedAlgorithmicMedia"
ALGORITHMIC = f"{PREFIX}algorithmicMedia"
COMPOSITE_TRAINED = f"{PREFIX}compositeWithTrainedAlgorithmicMedia"
COMPOSITE_SYNTHETIC = f"{PREFIX}compositeSynthetic"
CAPTURE = f"{PREFIX}digitalCapture"
SYNTHETIC = frozenset({TRAINED, ALGORITHMIC, COMPOSITE_TRAINED, COMPOSITE_SYNTHETIC})
"""Those that say that a machine made the sound, or some of it."""

KINDS = {
    "ai-voice": TRAINED,
    "cloned-voice": TRAINED,
    "system-voice": ALGORITHMIC,
    "composite": COMPOSITE_TRAINED,
    "human": CAPTURE,
}
"""What a person may call a file made elsewhere: a trained voice, one trained to be a certain
person's, one built from rules, a mix of people and trained voices, or people alone."""
RULE_BASED_ENGINES = frozenset({"system", "silent"})
"""eSpeak speaks by rules; every other engine is taken to be a trained one."""


def source_type(voices: Iterable[VoiceUsed], *, with_recordings: bool) -> str:
    """The term for speech of these voices, mixed with recordings that came as files or not."""
    trained = any(voice.engine not in RULE_BASED_ENGINES for voice in voices)
    if with_recordings:
        return COMPOSITE_TRAINED if trained else COMPOSITE_SYNTHETIC
    return TRAINED if trained else ALGORITHMIC


def notice(kind: str, language: str, disclosure: DisclosureSettings) -> str:
    """What is said of a file of one of `KINDS` in a language (BCP 47), else in English."""
    texts = tomllib.loads(Path(__file__).with_name("notices.toml").read_text(encoding="utf-8"))
    if kind not in texts:
        return disclosure.said(language)
    said: dict[str, str] = texts[kind]
    return said.get(language.split("-")[0].lower(), said["en"])
