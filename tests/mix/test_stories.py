from audio_news.mix.stories import StoryWatch, chapters
from audio_news.models import Chapter, Cue, Role

H, D, B, S, P = Role.HEADLINE, Role.DISCLOSURE, Role.BODY, Role.HEADING, Role.STANDFIRST
Q = Role.QUOTE


def cues(*parts: tuple[Role, str]) -> list[Cue]:
    return [
        Cue(role, text, "", 10.0 * n + 2, 10.0 * n + 9, ()) for n, (role, text) in enumerate(parts)
    ]


def test_a_headline_after_a_body_begins_a_story() -> None:
    stories = StoryWatch()
    roles = [D, H, H, D, P, B, H, H, D, B, S, B, H]
    assert [stories.begins(role) for role in roles] == [
        False, False, False, False, False, False, True, False, False, False, False, False, True,
    ]  # fmt: skip


def test_stories_and_headings_are_chapters() -> None:
    found = chapters(
        cues((H, "One."), (H, "And more."), (D, "AI."), (B, "x"), (S, "Why"), (B, "y"), (H, "Two")),
        80.0,
    )
    assert found == (
        Chapter("One. And more.", 0.0, 42.0),
        Chapter("Why", 42.0, 62.0),
        Chapter("Two", 62.0, 80.0),
    )


def test_one_would_do_so_there_is_none() -> None:
    assert chapters(cues((H, "One"), (B, "x")), 20.0) == ()
    assert chapters([], 0.0) == ()


def test_a_text_without_a_headline_starts_its_first_chapter_at_its_heading() -> None:
    found = chapters(cues((B, "x"), (S, "A"), (B, "y"), (S, "B")), 40.0)
    assert [(c.title, c.start_s) for c in found] == [("A", 12.0), ("B", 32.0)]


def test_a_quote_is_a_chapter_of_a_single_story() -> None:
    said = cues(
        (H, "One"), (D, "AI."), (B, "x"), (Q, "“We lost it twice."), (Q, "Never again.”"), (B, "y"),
        (S, "Why"), (Q, "So it goes."), (B, "z"), (Q, "word " * 40),
    )  # fmt: skip
    titles = [chapter.title for chapter in chapters(said, 100.0)]
    assert titles[:3] == ["One", "“We lost it twice.”", "Why"]
    assert len(titles) == 4
    assert titles[3].startswith("“word word")
    assert titles[3].endswith(" word…”")
    assert len(titles[3]) <= 82
    assert chapters(said, 100.0)[1].start_s == said[3].start_s


def test_quotes_are_none_where_there_are_stories() -> None:
    said = cues((H, "All"), (B, "x"), (H, "One"), (B, "y"), (Q, "Oh."), (H, "Two"), (B, "z"))
    assert [chapter.title for chapter in chapters(said, 70.0)] == ["All", "One", "Two"]
