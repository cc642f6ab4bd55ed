"""One episode of several articles: what is said, in what order, how long, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.digest import Digest, digest
from audio_news.digest.choosing import Cost, choose
from audio_news.digest.composing import composed
from audio_news.digest.story import story
from audio_news.errors import ReadError, ScriptError, UsageError
from audio_news.models import Article, Block, Role
from audio_news.publish import record
from audio_news.read import ReadOptions
from audio_news.showfile import load_settings
from tests.newsdesk import Story, newsdesk

QUICK = {"sound.format": "wav", "sound.intro": "none", "voice.pace": 2.0}
SILENT = load_settings(environ={}, flags={**QUICK, "voice.name": "silent"})
DAY = date(2026, 11, 24)
SENTENCES = [
    "The harbour board met on Monday and voted nine to three for the new weir.",
    "Work starts in the spring and will cost 4.5 million pounds, the board said.",
    "Residents of the lower town had asked for it since the floods of 2019.",
    "Nobody spoke against the plan, though two members left the room before the vote.",
    "A second vote on the bridge is expected before the end of the year.",
]


def write(folder: Path, name: str, paragraphs: int, **front: str) -> str:
    """A Markdown article of so many paragraphs, no two of them alike."""
    title = front.pop("title", f"Story {name}")
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    text = "\n\n".join(
        f"{SENTENCES[n % 5]} That was paragraph {n} of {name}. {SENTENCES[(n + 2) % 5]}"
        for n in range(paragraphs)
    )
    file = folder / f"{name}.md"
    file.write_text(f"---\n{head}---\n# {title}\n\n{text}\n", encoding="utf-8")
    return str(file)


def three(folder: Path, *paragraphs: int) -> list[str]:
    authors = ("Ana Petrova", "Sam Lee", "Ana Petrova")
    return [
        write(folder, name, number, author=author, site="The Harbour Post")
        for name, number, author in zip(("one", "two", "three"), paragraphs, authors, strict=True)
    ]


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    return three(tmp_path, 2, 1, 1)


def made(sources: Sequence[str], folder: Path, **more: Any) -> Digest:
    fields: dict[str, Any] = {"title": "Morning briefing", "settings": SILENT, "day": DAY}
    return digest(sources, output=folder / "out", **fields | more)


def test_headlines_first_then_the_stories_then_credits(sources: list[str], tmp_path: Path) -> None:
    episode = made(sources, tmp_path).episode
    written = [cue.written for cue in episode.cues]
    assert written[:6] == [
        "Morning briefing", "This audio is created with AI assistance.", "In this briefing:",
        "Story one", "Story two", "Story three",
    ]  # fmt: skip
    assert written[-3:] == [
        "Credits", "Ana Petrova, The Harbour Post", "Sam Lee, The Harbour Post"
    ]  # fmt: skip
    assert [chapter.title for chapter in episode.chapters] == [
        "Morning briefing", "Story one", "Story two", "Story three", "Credits"
    ]  # fmt: skip
    assert episode.title == "Morning briefing, November 24, 2026"
    assert episode.file.name == "morning-briefing-2026-11-24.wav"
    assert episode.chapters[1].start_s - episode.cues[5].end_s > 1.0, "a sting before a story"
    assert [cue.role for cue in episode.cues if cue.written.startswith("Story")] == [
        *[Role.LIST] * 3, *[Role.HEADLINE] * 3
    ]  # fmt: skip


def test_stings_may_be_left_out(sources: list[str], tmp_path: Path) -> None:
    own = replace(SILENT, sound=replace(SILENT.sound, sting="made"))
    episode = made(sources, tmp_path, stings=False, settings=own).episode
    assert episode.chapters[1].start_s - episode.cues[5].end_s == pytest.approx(
        SILENT.pauses.paragraph_s, abs=0.1
    )


def test_the_same_again_is_kept_and_a_change_replaces_it(
    sources: list[str], tmp_path: Path
) -> None:
    first = made(sources, tmp_path).episode
    assert made(sources, tmp_path).episode.unchanged
    changed = made(sources[:2], tmp_path).episode
    assert (changed.guid, changed.file) == (first.guid, first.file)
    assert len(changed.revisions) == 1
    tomorrow = made(sources, tmp_path, day=date(2026, 11, 25)).episode
    assert tomorrow.guid != first.guid
    assert len(list((tmp_path / "out").glob("*.wav"))) == 2


def test_its_record_holds_all_of_it(sources: list[str], tmp_path: Path) -> None:
    episode = made(sources, tmp_path).episode
    kept, _ = record.loads(episode.record.read_text(encoding="utf-8"), episode.record)
    assert [(b.role, b.text) for b in kept.article.blocks] == [
        (b.role, b.text) for b in episode.article.blocks
    ]
    assert kept.chapters[-1].title == "Credits"


@pytest.mark.parametrize("length_s", [75, 120])
def test_it_comes_to_its_length_by_whole_paragraphs(tmp_path: Path, length_s: float) -> None:
    many = three(tmp_path, 6, 9, 4)
    digest_ = made(many, tmp_path, length_s=length_s)
    assert digest_.episode.duration_s == pytest.approx(length_s, rel=0.1)
    assert digest_.episode.duration_s == pytest.approx(digest_.estimated_s, rel=0.05)
    said = {block.text for block in digest_.episode.article.blocks}
    left = {part for one in digest_.left_out for part in one.passages}
    assert not said & left
    for file in many:
        paragraphs = [part.strip() for part in Path(file).read_text().split("\n\n")[1:]]
        told = [part in said for part in paragraphs]
        assert told == sorted(told, reverse=True), "cut from the end"
        assert set(paragraphs) <= said | left, "said, or told to be left out"
        is_story = f"Story {Path(file).stem}" in {story.title for story in digest_.stories}
        assert told[0] == is_story


def test_stories_that_cannot_be_opened_are_left_out_from_the_end(tmp_path: Path) -> None:
    many = [*three(tmp_path, 3, 3, 3), write(tmp_path, "four", 3, author="Noor Haddad")]
    digest_ = made(many, tmp_path, length_s=32)
    assert [article.title for article in digest_.stories] == ["Story one", "Story two"]
    assert [one.title for one in digest_.left_out if one.whole] == ["Story three", "Story four"]
    assert digest_.episode.duration_s == pytest.approx(32, rel=0.1)
    written = [cue.written for cue in digest_.episode.cues]
    assert "Story three" not in written
    assert "Noor Haddad" not in written


def test_it_comes_to_its_length_in_a_real_voice(tmp_path: Path) -> None:
    heart = load_settings(environ={}, flags={**QUICK, "voice.name": "heart"})
    digest_ = made(three(tmp_path, 6, 6, 6), tmp_path, length_s=60, settings=heart)
    assert digest_.episode.duration_s == pytest.approx(60, rel=0.1)
    assert digest_.left_out


def test_each_bounds_a_story(tmp_path: Path) -> None:
    episode = made(three(tmp_path, 5, 1, 1), tmp_path, each_s=20).episode
    lengths = [c.end_s - c.start_s for c in episode.chapters if c.title.startswith("Story")]
    assert max(lengths) < 22


def test_what_comes_twice_is_told_once(sources: list[str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text(Path(sources[0]).read_text())
    digest_ = made([*sources, sources[1], str(copy)], tmp_path)
    assert len(digest_.stories) == 3
    assert [(d.source, d.of) for d in digest_.duplicates] == [
        (sources[1], sources[1]), (str(copy), sources[0])
    ]  # fmt: skip


def test_a_source_that_cannot_be_read_fails_unless_told_otherwise(
    sources: list[str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.md")
    with pytest.raises(ReadError, match="missing"):
        made([*sources, missing], tmp_path)
    assert not (tmp_path / "out").exists()
    digest_ = made([missing, sources[1]], tmp_path, skip_errors=True)
    assert [one.source for one in digest_.unreadable] == [missing]
    assert [article.title for article in digest_.stories] == ["Story two"]
    with pytest.raises(ReadError, match="No source"):
        made([missing], tmp_path, skip_errors=True)


def test_two_languages_are_refused(sources: list[str], tmp_path: Path) -> None:
    german = tmp_path / "de.md"
    german.write_text("# Wehr repariert\n\nDas Wehr wurde am Montag repariert, und die Boote"
                      " können wieder fahren, sagte der Vorstand.\n")  # fmt: skip
    with pytest.raises(ScriptError, match=r"'de'.*'en'"):
        made([*sources, str(german)], tmp_path)


def test_articles_of_a_feed_up_to_a_limit(tmp_path: Path) -> None:
    with newsdesk() as site:
        stories = [Story(f"s{n}", f"Story {n}", [SENTENCES[n]]) for n in range(4)]
        site.publish(stories)
        digest_ = made([f"{site.base}/feed.xml"], tmp_path, limit=2,
                       options=ReadOptions(allow_hosts=frozenset({"127.0.0.1"})))  # fmt: skip
    assert [article.title for article in digest_.stories] == ["Story 0", "Story 1"]
    assert digest_.episode.cues[-1].written == "The Harbour Post"


@pytest.mark.parametrize("wrong", [{"title": " "}, {"length_s": 5.0}])
def test_what_cannot_be(sources: list[str], tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        made(sources, tmp_path, **wrong)


LINES = {
    "en": ("In this briefing:", "Credits"),
    "uk": ("У цьому випуску:", "Автори та джерела"),
    "de": ("In dieser Ausgabe:", "Autoren und Quellen"),
    "fr": ("Dans cette édition :", "Auteurs et sources"),
    "es": ("En este boletín:", "Autores y fuentes"),
    "pl": ("W tym wydaniu:", "Autorzy i źródła"),
}


def piece(*blocks: tuple[Role, str], **fields: Any) -> Article:
    made = tuple(Block(role, text) for role, text in blocks)
    return Article(title="T", blocks=made, **{"byline": "Ana"} | fields)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (("2026-11-24T05:30:00+00:00", "2026-11-24T07:00:00+02:00"), "2026-11-24T05:30:00+00:00"),
        (("2026-11-23T05:30:00Z", "2026-11-25T05:30:00Z", None), "2026-11-24"),
        (("2026-11-24", "no date"), "2026-11-24"),
    ],
)
def test_it_follows_its_stories_in_a_feed(published: Sequence[str | None], expected: str) -> None:
    told = [story(piece((Role.BODY, "B"), published=when)) for when in published]
    assert composed("Title", DAY, told, [0] * len(told)).article.published == expected


@pytest.mark.parametrize("language", [*LINES, "fi"])
def test_its_own_lines_in_every_language(language: str) -> None:
    one = piece((Role.HEADLINE, "T"), (Role.BODY, "B"), language=language)
    made = composed("Title", DAY, [story(one)], [0])
    article, (place,) = made.article, made.places
    texts = [block.text for block in article.blocks]
    if language in LINES:
        assert (texts[1], texts[-2]) == LINES[language]
    else:
        assert texts == ["Title", "T", "T", "B", "Ana"], "no words we do not have"
    assert [article.blocks[n].text for n in place] == ["T", "B"]
    assert [article.blocks[n].text for n in made.mentions[0]] == ["T", "Ana"]
    assert article.language == language


def test_passages_hold_together() -> None:
    told = story(
        piece(
            (Role.HEADLINE, "T"), (Role.TIME, "Updated."), (Role.STANDFIRST, "S"), (Role.BODY, "1"),
            (Role.BODY, "Three things:"), (Role.LIST, "a"), (Role.LIST, "b"),
            (Role.HEADING, "H"), (Role.BODY, "2"), (Role.QUOTE, "q"),
            (Role.BODY, "She said:"), (Role.QUOTE, "r"), (Role.HEADING, "Nothing under it"),
        )
    )  # fmt: skip
    assert [b.text for b in told.opening] == ["T", "S", "1"]
    assert [[b.text for b in part] for part in told.rest] == [
        ["Three things:", "a", "b"], ["H", "2"], ["q"], ["She said:", "r"]
    ]  # fmt: skip
    assert told.rest[1][0].role is Role.BODY, "a heading is no chapter"
    assert [b.text for b in told.blocks(1)] == ["T", "S", "1", "Three things:", "a", "b"]


def test_credits_are_what_is_known() -> None:
    def credit(**fields: Any) -> str:
        return story(piece((Role.HEADLINE, "T"), **fields)).credit

    assert credit(site="Post") == "Ana, Post"
    assert credit(byline=None, site="Post") == "Post"
    assert credit(url="https://www.post.example/a") == "Ana, post.example"
    assert credit(byline="Post", site="Post") == "Post"
    assert credit(byline=None) == ""


def test_room_is_shared_out_evenly() -> None:
    long = Cost(10.0, (10.0,) * 9)
    assert choose([long, long, long], 90.0) == (2, 2, 2)
    assert choose([Cost(40.0, (10.0,)), Cost(10.0, (10.0,) * 9)], 80.0) == (0, 3)
    assert choose([long, long], 10.0, 5.0) == (0,), "one opening at least"
    assert choose([long, long], None, 35.0) == (2, 2)


costs = st.builds(
    Cost, st.floats(5, 60), st.lists(st.floats(1, 60), max_size=12).map(tuple)
)  # fmt: skip


@given(st.lists(costs, min_size=1, max_size=8), st.floats(10, 2000))
def test_the_choice_fills_the_room_and_keeps_every_opening_that_fits(
    stories: list[Cost], room_s: float
) -> None:
    kept = choose(stories, room_s)
    told = sum(c.opening_s + sum(c.rest_s[:k]) for c, k in zip(stories, kept, strict=False))
    openings = [sum(c.opening_s for c in stories[: n + 1]) for n in range(len(stories))]
    assert len(kept) == max(1, sum(opening <= room_s for opening in openings))
    longest = max((s for c in stories for s in c.rest_s), default=0.0)
    if told > room_s and len(kept) > 1:
        assert told - room_s <= longest / 2 + 1e-6
    following = [c.rest_s[k] for c, k in zip(stories, kept, strict=False) if k < len(c.rest_s)]
    if following and len(kept) == len(stories):
        assert told > room_s - longest - 1e-6 or min(following) / 2 >= room_s - told - 1e-6
    assert choose(stories, None) == tuple(len(c.rest_s) for c in stories)
