"""Cyrillic names in a spoken text."""

from audio_news.script.romanise import romanised
from audio_news.script.spoken import say


def test_cyrillic_words_in_a_spoken_text_are_romanised_at_their_place() -> None:
    said = romanised(say("The soldier Сергій Коваль, 34, spoke of Київ's parks."))
    assert str(said) == "The soldier Serhii Koval, thirty four, spoke of Kyiv's parks."
    for word in said.words:
        assert said.text[word.start : word.end] == word.text
    by_text = {w.text: said.written[w.source_start : w.source_end] for w in said.words}
    assert by_text["Serhii"] == "Сергій"
    assert by_text["parks"] == "parks"
    plain = say("Nothing to do here.")
    assert romanised(plain) is plain
