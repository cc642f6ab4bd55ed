"""IPA in the alphabets of engines."""

from __future__ import annotations

import pytest

from audio_news.errors import SpeakError
from audio_news.speak.alphabets import espeak, misaki


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("ˈʃtaɪnˌmaɪər", "ʃtˈInmˌIəɹ"),
        ("/d͡ʒoʊˈkoʊvɪt͡ʃ/", "ʤOkˈOvɪʧ"),
        ("vɑˈlɛrɪj ˈlaʊ", "vɑlˈɛɹɪj lˈW"),
        ("ˈbɜːt.lɪ ˈbɜrt", "bˈɜɹtlɪ bˈɜɹt"),
        ("ˈxɛnt ˈbax", "hˈɛnt bˈɑk"),
        ("ˈmʏnçən", "mˈʊnʃən"),
        ("ɡrɔ̃ gɹeɪ", "ɡɹɔn ɡɹA"),
        ("ˈløːkə", "lˈɜɹkə"),
    ],
)
def test_misaki(ipa: str, said: str) -> None:
    assert misaki(ipa) == said


def test_every_sound_is_one_that_the_voice_knows() -> None:
    import json
    from importlib.resources import files

    vocab = json.loads((files("hibari") / "assets" / "vocab.json").read_text(encoding="utf-8"))
    letters = "abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɔɕəɚɛɜɝɟɡɣɤɥɦɨɪɫɬɭɯɰɱɲɳɴɵɸɹɻɽɾʀʁʂʃʈʉʊʋʌʎʏʐʑʒʔβθχ"
    assert {sign for letter in letters for sign in misaki(letter)} <= set(vocab)


@pytest.mark.parametrize("ipa", ["ǃa", "a7", "ʘ"])
def test_what_has_no_counterpart_is_refused(ipa: str) -> None:
    with pytest.raises(SpeakError, match="no counterpart"):
        misaki(ipa)


@pytest.mark.parametrize(
    ("ipa", "language", "said"),
    [
        ("ˈʃtaɪnˌmaɪər", "en-US", "ʃtˈaɪnmˌaɪɚ"),
        ("/d͡ʒoʊˈkoʊvɪt͡ʃ/", "en", "dʒoʊkˈoʊvɪtʃ"),
        ("ˈbɜːtli ˈniːs", "en-GB", "bˈɜːtli nˈiːs"),
        ("ˈxɛnt", "en", "hˈɛnt"),
        ("ˈbaxˌmʏnçən", "de", "bˈaxmˌʏnçən"),
        ("ˈkɪjiu̯", "uk-UA", "kˈɪjiu̯"),
    ],
)
def test_espeak(ipa: str, language: str, said: str) -> None:
    import unicodedata

    assert espeak(ipa, language) == unicodedata.normalize("NFD", said)
