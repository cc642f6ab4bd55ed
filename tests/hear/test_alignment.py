"""Long lists of words side by side."""

from audio_news.hear.alignment import align
from audio_news.hear.lineup import Lineup
from audio_news.hear.report import Line
from audio_news.hear.words import HeardWord, SaidWord, Token, heard_tokens, said_tokens
from audio_news.listening import spoken_words
from audio_news.models import Role


def tokens(text: str) -> list[Token]:
    return said_tokens([SaidWord(word) for word in text.split()], "en")


def lineup(said: list[str], heard: str) -> Lineup:
    lines = [
        Line(Role.BODY, text, text, tuple(SaidWord(word) for word in text.split())) for text in said
    ]
    return Lineup(lines, tokens(heard), "en")


def test_what_is_lost_and_added_stays_where_it_is() -> None:
    matches = align(tokens("a b c the red fox ran d e f"), tokens("a b c fox ran now d e f"))
    assert matches == [0, 1, 2, None, None, 3, 4, 6, 7, 8]


def test_words_that_are_divided_otherwise_are_the_same() -> None:
    found = lineup(["The seawall broke"], "the sea wall broke")
    assert found.match(0) == 1.0
    assert found.wrong_words(0) == 0


def test_a_misspelt_name_between_wrong_words_is_recognised() -> None:
    found = lineup(["Mayor Yusra Haddad said so today"], "may your use for hadad said so today")
    by_word = {t.text: ok for t, ok in zip(found.said, found.recognised, strict=True)}
    assert by_word["haddad"]
    assert by_word["said"]
    assert found.wrong_words(0) >= 2


def test_a_lost_sentence_is_lost_whole_and_its_neighbours_are_not() -> None:
    said = ["The vote was close", "Work starts in the spring", "Nobody came"]
    found = lineup(said, "the vote was close nobody came")
    assert [found.match(n) for n in range(3)] == [1.0, 0.0, 1.0]
    assert len(found.lost(1)) == 5


def test_what_is_said_twice_is_an_extra_run_of_whole_sentence() -> None:
    said = ["The vote was close on Monday", "Work starts in the spring"]
    found = lineup(said, "the vote was close on monday " * 2 + "work starts in the spring")
    assert [len(extra.heard) for extra in found.extras] == [6]
    assert [found.match(n) for n in range(2)] == [1.0, 1.0]


def test_numbers_and_initialisms_are_heard_as_they_are_spoken() -> None:
    text = " In 1974, 31% of NATO"
    words = [HeardWord(f" {w}", n, n + 1.0) for n, w in enumerate(text.split())]
    heard = heard_tokens(words, "en", lambda text: spoken_words(text, "en"))
    said = " ".join(token.text for token in heard)
    assert said == "in nineteen seventy four thirty one percent of nato"
    times = [t.start_s for t in heard if t.start_s is not None]
    assert times == sorted(times)
    assert heard[1].start_s == 1.0
    assert heard[-1].end_s == 5.0
    one = said_tokens([SaidWord(letter) for letter in ("K", "C", "N", "A", "said")], "en")
    assert [token.text for token in one] == ["kcna", "said"]


def test_an_hour_of_words_takes_little_time() -> None:
    said = tokens(" ".join(f"w{n * 7919 % 1000} x{n % 37} y{n}" for n in range(3000)))
    heard = [token for n, token in enumerate(said) if n % 50]
    matches = align(said, heard)
    assert sum(match is None for match in matches) == len(said) - len(heard)
