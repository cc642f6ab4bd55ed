"""IPA as lexicons write it, in the alphabets that engines take.

misaki's alphabet is that of the Kokoro family of voices (hexgrad/misaki, EN_PHONES.md): one
letter for each English diphthong and affricate, no length, and an American inventory. Sounds
that English lacks become the nearest one that an English newsreader would use.
"""

from __future__ import annotations

import re
import unicodedata

from audio_news.errors import SpeakError

# Longest first: pieces of two or three letters that are one sound.
_GROUPS = {
    "tʃ": "ʧ", "dʒ": "ʤ", "tɕ": "ʧ", "dʑ": "ʤ", "ʈʂ": "ʧ", "ɖʐ": "ʤ",
    "eɪ": "A", "ei": "A", "aɪ": "I", "ai": "I", "aʊ": "W", "au": "W",
    "oʊ": "O", "əʊ": "O", "ou": "O", "ɔɪ": "Y", "ɔi": "Y", "ɔʏ": "Y", "ɔy": "Y", "oɪ": "Y",
    "ɜr": "ɜɹ", "ɜɹ": "ɜɹ", "ɜː": "ɜɹ", "ɜ": "ɜɹ", "ɝ": "ɜɹ", "ɚ": "əɹ",
    "ɪə": "ɪɹ", "ɛə": "ɛɹ", "eə": "ɛɹ", "ʊə": "ʊɹ",  # the centring diphthongs of British tables
    "ɑ̃": "ɑn", "ɔ̃": "ɔn", "ɛ̃": "æn", "œ̃": "ʌn", "ã": "ɑn", "õ": "ɔn", "ẽ": "ɛn", "ɐ̃": "ɑn",
    "pf": "f", "ɥi": "wi", "hw": "w",
}  # fmt: skip
_LETTERS = {
    **{letter: letter for letter in "bdfhjklmnpstvwzðŋɡɹʃʒθʧʤ" "iuæɑɔəɛɪʊʌᵻᵊ" "ˈˌ"},
    "g": "ɡ", "r": "ɹ", "ɾ": "T",  # American flap: Kokoro learned it as T
    "ɻ": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɽ": "ɹ",
    "a": "ɑ", "ɐ": "ə", "ɒ": "ɑ", "ä": "ɑ",  # one open vowel in American English
    "e": "A", "o": "O",  # tense vowels close to the diphthongs of "day" and "go"
    "ɨ": "ᵻ", "ɘ": "ə", "ɯ": "u", "ʉ": "u", "ɤ": "ʌ", "ɵ": "ə", "ɶ": "æ", "ɞ": "ʌ",
    "y": "u", "ʏ": "ʊ", "ø": "ɜɹ", "œ": "ɜɹ",  # "Lübeck" as "Loo-", "Köln" as "Kurln"
    "x": "k", "χ": "k",  # the voices never learned the sound of "loch"; at a word's start it is h
    "ç": "ʃ", "ħ": "h", "ʜ": "h", "ɦ": "h",
    "ɣ": "ɡ", "ʝ": "j", "β": "v", "ʋ": "v", "ɸ": "f", "ɱ": "m", "ɲ": "nj", "ɳ": "n", "ɴ": "ŋ",
    "ʎ": "lj", "ɭ": "l", "ɫ": "l", "ɬ": "l", "ʂ": "ʃ", "ɕ": "ʃ", "ʐ": "ʒ", "ʑ": "ʒ",
    "ʈ": "t", "ɖ": "d", "c": "k", "ɟ": "ɡ", "q": "k", "ɢ": "ɡ", "ʦ": "ts", "ʣ": "dz",
    "ɥ": "w", "ɰ": "w", "ʔ": "", "ʕ": "",  # heard as a gap at best
}  # fmt: skip
_UNHEARD = {ord(sign): None for sign in "ːˑ.‿ʰʲʷˠˤˀʼ'͜͡" + "̩̯̪̺̻̥̬̝̞̠̟̹̜̆"}
"""Length, syllable breaks, ties and the finer diacritics, which no voice here tells apart."""
_PIECE = re.compile(
    "|".join(re.escape(piece) for piece in sorted({*_GROUPS, *_LETTERS}, key=len, reverse=True))
)
_VOWELS = "AIOWYiuæɑɔəɛɜɪʊʌᵻᵊ"


def misaki(ipa: str) -> str:
    """IPA in misaki's American English alphabet, a space between words kept.

    A stress mark goes right before its vowel, as the voices learned it. Raises SpeakError on a
    sign that is not IPA or has no counterpart, such as a tone or a click.
    """
    return " ".join(_word(word) for word in ipa.split())


def _word(ipa: str) -> str:
    text = unicodedata.normalize("NFC", ipa.strip("/[]")).translate(_UNHEARD)
    text = re.sub(r"(?<![^ˈˌ])[xχ](?=[aeiouæɑɒɔəɛɪʊʌ])", "h", text)
    said: list[str] = []
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if not found:
            raise SpeakError(
                f"{text[at]!r} in the phonemes {ipa!r} has no counterpart in this voice",
                hint="Write the name in IPA with the sounds of English.",
            )
        said.append(_GROUPS.get(found[0]) or _LETTERS[found[0]])
        at = found.end()
    return _stressed("".join(said).replace("ɹɹ", "ɹ"))


def _stressed(phonemes: str) -> str:
    """The stress marks moved from before their syllable to before its vowel."""
    return re.sub(rf"([ˈˌ])([^{_VOWELS}ˈˌ]+)(?=[{_VOWELS}])", r"\2\1", phonemes)


# What eSpeak NG writes for the sounds of American English, by misaki's letters, longest first.
_ESPEAK = {
    "ɜɹ": "ɜː", "əɹ": "ɚ", "ˈi": "ˈiː", "ˌi": "ˌiː",
    "A": "eɪ", "I": "aɪ", "O": "oʊ", "W": "aʊ", "Y": "ɔɪ", "ʧ": "tʃ", "ʤ": "dʒ",
    "T": "ɾ", "ᵊ": "ə", "ɑ": "ɑː", "ɔ": "ɔː", "u": "uː",
}  # fmt: skip
_ESPEAK_PIECE = re.compile("|".join(_ESPEAK))
_ANY_VOWEL = "aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ"


def espeak(ipa: str, language: str) -> str:
    """IPA as eSpeak NG would have written it, which is what Piper's voices learned from.

    In English only sounds that an English voice has heard; another language's voice takes IPA
    as it is, stress right before the vowel. Raises SpeakError as `misaki` does.
    """
    if language.split("-")[0].lower() == "en":
        return _ESPEAK_PIECE.sub(lambda found: _ESPEAK[found[0]], misaki(ipa))
    return " ".join(_plain(word) for word in ipa.split())


def _plain(ipa: str) -> str:
    text = unicodedata.normalize("NFD", ipa.strip("/[]")).replace("g", "ɡ")
    text = "".join(sign for sign in text if sign not in ".‿͜͡'")
    return re.sub(rf"([ˈˌ])([^{_ANY_VOWEL}ˈˌ]+)(?=[{_ANY_VOWEL}])", r"\2\1", text)
