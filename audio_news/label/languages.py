"""BCP 47 tags as the three-letter codes of ISO 639-2 that ID3 asks for."""

from __future__ import annotations

_THREE_LETTERS = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "et": "est", "fi": "fin", "fr": "fra", "he": "heb", "hu": "hun", "it": "ita", "ja": "jpn",
    "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sk": "slk", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
UNDETERMINED = "und"


def iso_639_2(tag: str) -> str:
    """ "en-GB" -> "eng"; "und" where the language is not known here."""
    primary = tag.split("-")[0].lower()
    return primary if len(primary) == 3 else _THREE_LETTERS.get(primary, UNDETERMINED)


def bcp_47(code: str) -> str:
    """ "eng" -> "en"; "" where the three letters are not known here, or say nothing."""
    short = {three: two for two, three in _THREE_LETTERS.items()}
    return short.get(code.strip().lower(), "")
