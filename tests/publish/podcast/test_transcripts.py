import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audio_news.models import Chapter, Cue, Role, Word
from audio_news.publish.podcast.cards import cards, lines, pieces
from audio_news.publish.podcast.chapters import chapters_json
from audio_news.publish.podcast.lint.formats import chapters_trouble, transcript_trouble
from audio_news.publish.podcast.text import clean
from audio_news.publish.podcast.transcripts import namespace_json, subrip, transcripts, webvtt
from tests.publish.podcast.shelves import cue, episode

LONG = (
    "The council of the port city voted on Tuesday to raise the sea wall by two metres, the"
    " third such decision in two years, after water stood in the old market again."
)


def said(written: str, *words: tuple[str, int, int]) -> Cue:
    """A cue whose words are heard half a second each, and stand at those places."""
    timed = tuple(
        Word(text, 1 + n * 0.5, 1.5 + n * 0.5, start, end)
        for n, (text, start, end) in enumerate(words)
    )
    spoken = " ".join(word.text for word in timed)
    return Cue(Role.BODY, written, spoken, 1.0, 1.0 + len(words) * 0.5, timed)


def test_words_carry_the_marks_around_them() -> None:
    found = pieces(cue('He said: "Never (ever) again," and left.'))
    assert [piece.text for piece in found] == [
        "He ", "said: ", '"Never ', "(ever) ", 'again," ', "and ", "left.",
    ]  # fmt: skip


def test_what_is_said_in_many_words_is_one_piece_with_all_their_time() -> None:
    costs = said(
        "Costs $5 million.", ("costs", 0, 5), ("five", 7, 8), ("million", 9, 16), ("dollars", 6, 7)
    )
    found = pieces(costs)
    assert [(p.text, p.start_s, p.end_s) for p in found] == [
        ("Costs ", 1.0, 1.5), ("$5 million.", 1.5, 3.0),
    ]  # fmt: skip


def test_what_is_not_said_is_shown_all_the_same() -> None:
    kyiv = said("KYIV (AP) — The vote 😀", ("Kyiv", 0, 4), ("the", 12, 15), ("vote", 16, 20))
    assert [piece.text for piece in pieces(kyiv)] == ["KYIV (AP) — ", "The ", "vote 😀"]


def test_a_cue_without_words_is_timed_by_its_letters() -> None:
    plain = Cue(Role.BODY, "one three", "one three", 2.0, 10.0, ())
    assert [(p.text, p.start_s, p.end_s) for p in pieces(plain)] == [
        ("one ", 2.0, 5.0), ("three", 5.0, 10.0),
    ]  # fmt: skip
    assert pieces(Cue(Role.BODY, " \n", "", 0.0, 1.0, ())) == ()


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
def test_no_letter_is_lost_and_no_time_runs_back(text: str, places: list[tuple[int, int]]) -> None:
    words = [("w", min(place), max(place)) for place in places]
    found = pieces(said(text, *words))
    assert "".join(p.text for p in found).split() == _shown(text).split()
    starts = [piece.start_s for piece in found]
    assert starts == sorted(starts)


def _shown(text: str) -> str:
    return clean(text) if text.strip() else ""


def test_cards_are_as_wide_as_the_namespace_recommends() -> None:
    (line,) = lines([cue(LONG, 10.0)])
    for width in (32, 65):
        found = list(cards(line, width=width))
        rows = ["".join(p.text for p in row).strip() for card in found for row in card.rows]
        assert " ".join(rows) == LONG
        assert max(map(len, rows)) <= width
        assert all(len(card.rows) <= 2 for card in found)
        assert [card.start_s for card in found[1:]] == [card.end_s for card in found[:-1]]


def test_webvtt_stamps_each_word_inside_its_card() -> None:
    text = webvtt(lines([cue("A & B <i>are</i> here --> now", 3.0)]), "AI --> made").decode()
    assert text == (
        "WEBVTT\n\nNOTE\nAI → made\n\n00:00:03.000 --> 00:00:05.700\n"
        "A <00:00:03.400>&amp; <00:00:03.800>B <00:00:04.200>&lt;i&gt;are&lt;/i&gt; "
        "<00:00:04.600>here <00:00:05.000>--&gt; <00:00:05.400>now\n"
    )


def test_voices_are_named_where_there_are_several() -> None:
    heard = lines(
        [cue("One.", 1.0), cue("Two.", 3.0, voice="joe"), cue("Three.", 5.0, voice="joe")]
    )
    assert re.findall("<v (.+?)>", webvtt(heard, "").decode()) == ["heart", "joe", "joe"]
    text = subrip(heard).decode()
    assert "heart: One." in text
    assert "joe: Two." in text
    assert "\nThree." in text
    told = json.loads(namespace_json(heard))
    assert [segment["speaker"] for segment in told["segments"]] == ["heart", "joe", "joe"]
    alone = lines([cue("One.", 1.0)])
    assert "heart" not in (webvtt(alone, "") + subrip(alone) + namespace_json(alone)).decode()


def test_subrip() -> None:
    assert subrip(lines([cue("One --> two.", 3600.0)])).decode() == (
        "1\n01:00:00,000 --> 01:00:01,100\nOne → two.\n"
    )


def test_the_namespaces_json_has_a_segment_a_word() -> None:
    told = json.loads(namespace_json(lines([cue("One two.", 1.0)])))
    assert told == {
        "version": "1.0.0",
        "segments": [
            {"startTime": 1.0, "endTime": 1.3, "body": "One"},
            {"startTime": 1.4, "endTime": 1.7, "body": "two."},
        ],
    }


def test_all_three_hold_what_was_written_and_stand_the_rules() -> None:
    made = episode(Path("/nowhere"), 0, cues=(cue("A title", 0.5), cue(LONG, 3.0)))
    found = transcripts(made)
    kinds = {".vtt": "text/vtt", ".srt": "application/x-subrip",
             ".transcript.json": "application/json"}  # fmt: skip
    assert set(found) == set(kinds)
    for end, data in found.items():
        assert transcript_trouble(data, kinds[end]) == ""
        text = re.sub(r"<[^>]+>", "", data.decode())
        if end == ".transcript.json":
            text = " ".join(segment["body"] for segment in json.loads(data)["segments"])
        assert LONG.split() == [w for w in text.split() if w in LONG.split()][-len(LONG.split()) :]
    assert transcripts(episode(Path("/nowhere"), 0, cues=())) == {}


def test_chapters() -> None:
    made = episode(
        Path("/nowhere"), 0, chapters=(Chapter("B\n", 2.0, 3.5), Chapter("A\x00", 0.0, 2.0))
    )
    data = chapters_json(made, "Show")
    assert data
    assert chapters_trouble(data) == ""
    told = json.loads(data)
    assert (told["version"], told["podcastName"], told["fileName"]) == (
        "1.2.0", "Show", "story-0.mp3",
    )  # fmt: skip
    assert told["chapters"] == [
        {"startTime": 0.0, "title": "A", "endTime": 2.0},
        {"startTime": 2.0, "title": "B", "endTime": 3.5},
    ]
    assert chapters_json(episode(Path("/nowhere"), 0, chapters=()), "Show") is None
