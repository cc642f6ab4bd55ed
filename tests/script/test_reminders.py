"""Where a long programme says its disclosure again."""

from dataclasses import replace
from functools import partial

import pytest

from audio_news.models import Article, Block, Role, Utterance
from audio_news.script.lexicon import Lexicon
from audio_news.script.reminders import LETTERS_PER_S, with_reminders
from audio_news.script.write import write
from audio_news.settings import Settings
from tests.sounds import article, spoken

SENTENCE = "The council of the port city voted again on Monday to build the line to the harbor."
PARAGRAPH = " ".join([SENTENCE] * 4)
DISCLOSURE = Settings().disclosure


def written(what: Article, minutes: float, place: str = "after headline") -> list[Utterance]:
    disclosure = replace(DISCLOSURE, reminder_minutes=minutes, place=place)
    return list(write(what, replace(Settings(), disclosure=disclosure), Lexicon()).utterances)


def seconds(lines: list[Utterance]) -> float:
    return sum(len(u.spoken.text) / LETTERS_PER_S + u.pause_after_s for u in lines)


def gaps_s(lines: list[Utterance]) -> list[float]:
    """Seconds from each disclosure to the next, and from the last to the end."""
    at = [n for n, line in enumerate(lines) if line.role is Role.DISCLOSURE]
    return [seconds(lines[a + 1 : b]) for a, b in zip(at, [*at[1:], len(lines)], strict=True)]


def test_it_comes_about_as_often_as_asked() -> None:
    lines = written(article("Long", *[PARAGRAPH] * 60), 3.0)
    gaps = gaps_s(lines)
    assert len(gaps) > 4
    assert all(abs(gap - 180) < 15 for gap in gaps[:-1])
    assert gaps[-1] < 200


def test_it_says_the_same_in_the_same_voice_as_a_line_of_the_shows_own() -> None:
    told = [
        u for u in written(article("Long", *[PARAGRAPH] * 40), 2.0) if u.role is Role.DISCLOSURE
    ]
    assert len(told) > 2
    assert len(set(told)) == 1
    assert told[0].block is None


def test_it_stands_between_paragraphs_alone() -> None:
    lines = written(article("Long", *[PARAGRAPH] * 60), 1.5)
    for number, line in enumerate(lines):
        if line.role is Role.DISCLOSURE and number > 1:
            before, after = lines[number - 1], lines[number + 1]
            assert before.block != after.block
            assert before.pause_after_s == Settings().pauses.paragraph_s


def test_it_parts_no_heading_list_or_quote() -> None:
    blocks = [Block(Role.HEADLINE, "Long")]
    for _ in range(12):
        blocks += [Block(Role.HEADING, SENTENCE), Block(Role.BODY, SENTENCE)]
        blocks += [Block(Role.LIST, SENTENCE)] * 3 + [Block(Role.QUOTE, SENTENCE)] * 3
    lines = written(Article(title="Long", blocks=tuple(blocks)), 0.3)
    roles = [line.role for line in lines]
    at = [n for n, role in enumerate(roles) if role is Role.DISCLOSURE][1:]
    assert len(at) > 5
    for number in at:
        assert roles[number - 1] is not Role.HEADING
        pair = (roles[number - 1], roles[number + 1])
        assert pair not in ((Role.LIST, Role.LIST), (Role.QUOTE, Role.QUOTE))


def test_what_opens_a_passage_is_never_parted_from_it() -> None:
    def said(role: Role, letters: int, block: int) -> Utterance:
        return Utterance(role, spoken("x" * letters), "silent", 0.0, block)

    for opener in (Role.HEADLINE, Role.STANDFIRST, Role.HEADING):
        groups = [
            [said(role, letters, 3 * number + k)]
            for number in range(8)
            for k, (role, letters) in enumerate([(opener, 900), (Role.BODY, 90), (Role.BODY, 90)])
        ]
        reminder = partial(said, Role.DISCLOSURE, 30, 99)
        lines = list(with_reminders(groups, reminder, every_s=50, pace_of=lambda _: 1.0))
        roles = [line.role for line in lines]
        at = [n for n, role in enumerate(roles) if role is Role.DISCLOSURE]
        assert at
        assert opener not in {roles[n - 1] for n in at}


@pytest.mark.parametrize(("share", "told"), [(1.1, 1), (1.5, 2), (2.1, 2), (2.6, 3)])
def test_none_shortly_before_the_end(share: float, told: int) -> None:
    what = article("Long", *[PARAGRAPH] * 40)
    (whole_s,) = gaps_s(written(what, 0.0))
    lines = written(what, whole_s / share / 60)
    assert [line.role for line in lines].count(Role.DISCLOSURE) == told


def test_the_count_starts_where_it_is_said() -> None:
    blocks = (
        Block(Role.HEADLINE, " ".join([SENTENCE] * 30)),
        *(Block(Role.BODY, PARAGRAPH) for _ in range(20)),
    )
    first = gaps_s(written(Article(title="Long", blocks=blocks), 3.0))[0]
    assert abs(first - 180) < 15


@pytest.mark.parametrize(("minutes", "place"), [(0.0, "after headline"), (1.0, "nowhere")])
def test_nobody_is_reminded_who_was_not_told(minutes: float, place: str) -> None:
    roles = [line.role for line in written(article("Long", *[PARAGRAPH] * 30), minutes, place)]
    assert roles.count(Role.DISCLOSURE) == (place != "nowhere")


def test_a_short_programme_has_none() -> None:
    roles = [line.role for line in written(article(), 1.0)]
    assert roles.count(Role.DISCLOSURE) == 1


def test_the_pace_counts() -> None:
    what = article("Long", *[PARAGRAPH] * 40)
    slow = replace(Settings(), disclosure=replace(DISCLOSURE, reminder_minutes=2.0))
    fast = replace(slow, voice=replace(slow.voice, pace=2.0))
    often, seldom = (
        [u.role for u in write(what, settings, Lexicon()).utterances].count(Role.DISCLOSURE)
        for settings in (slow, fast)
    )
    assert often > seldom


def test_the_same_article_has_them_in_the_same_places() -> None:
    what = article("Long", *[PARAGRAPH] * 40)
    assert written(what, 2.0) == written(what, 2.0)
