"""Pages whose text is not simply in paragraphs: what belongs to it is read, and once."""

from __future__ import annotations

import json

from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source, read_source

ONE = "The old organ of Halm church was played on Sunday for the first time since the flood."
TWO = (
    "It took four builders two winters to dry the wood, and nobody knew if it would hold its tune."
)
THREE = "“We had the bellows from a bus,” said Ida Kroll, who has led the work from the beginning."
TITLE = "Organ sounds again after flood"


def read(body: str, head: str = f"<title>{TITLE}</title>") -> Article:
    html = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return next(read_source(Source("page.html", data=html.encode()), ReadOptions()))


def said(article: Article, role: Role = Role.BODY) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


def test_marks_of_footnotes_are_not_read() -> None:
    marked = ONE.replace("flood", "flood<sup><a href='#n1'>1</a></sup>")
    article = read(f"<article><h1>{TITLE}</h1><p>{marked}</p><p>{TWO}</p><p>{THREE}</p></article>")
    assert said(article)[0] == ONE


def test_powers_are_read() -> None:
    area = "The organ loft measures 41 m<sup>2</sup>, and the largest pipe stands outside of it."
    article = read(f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{area}</p><p>{TWO}</p></article>")
    assert any("41 m²" in text for text in said(article))


def test_what_no_browser_shows_is_not_read() -> None:
    hidden = (
        "<p hidden>This line is a pattern for the quiz and is never shown to anybody.</p>"
        "<template><p>Your own list of stories is being made ready for you now.</p></template>"
        "<dialog><p>The whole paper for a crown a week, and a month for nothing.</p></dialog>"
    )
    article = read(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p>{hidden}<p>{TWO}</p><p>{THREE}</p></article>"
    )
    assert said(article) == [ONE, TWO, THREE]


def test_an_article_hidden_until_a_script_runs_is_read() -> None:
    text = f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    assert THREE in said(read(f"<main><article hidden>{text}</article></main>"))


def test_headings_of_entries_are_kept() -> None:
    entries = "".join(
        f"<article class='post'><time>1{n}:00</time><h3>{title}</h3><p>{text}</p></article>"
        for n, title, text in (
            (2, "Dry at last", ONE),
            (1, "Two winters", TWO),
            (0, "A bus", THREE),
        )
    )
    article = read(f"<main><h1>{TITLE}</h1>{entries}</main>")
    assert said(article, Role.HEADING)[-2:] == ["Two winters", "A bus"]
    assert said(article) == [ONE, TWO, THREE]


def test_a_heading_over_links_goes_with_them() -> None:
    box = (
        "<h4>What others open now</h4><ul><li><a href='/1'>Moose found in a vestry</a></li>"
        "<li><a href='/2'>New bells for Ask</a></li></ul>"
    )
    article = read(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>{box}<p>{THREE}</p></article>"
    )
    assert "What others open now" not in [block.text for block in article.blocks]
    assert said(article) == [ONE, TWO, THREE]


def test_captions_by_their_class_and_without_the_owner() -> None:
    pictures = (
        "<figure><img src='a'><figcaption>The organ before the flood. "
        "<span class='credit'>Jo Lund/Halm Museum</span></figcaption></figure>"
        f"<p>{TWO}</p><div class='slide'><img src='b'>"
        "<p class='slide-caption'>A pipe dries in the sun.</p></div>"
    )
    article = read(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{pictures}<p>{THREE}</p></article>")
    assert said(article, Role.CAPTION) == [
        "The organ before the flood.",
        "A pipe dries in the sun.",
    ]


def test_a_pulled_quotation_is_read_once() -> None:
    pulled = "<div class='big'><p>It took four builders two winters to dry the wood</p></div>"
    article = read(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p>{pulled}<p>{TWO}</p><p>{THREE}</p></article>"
    )
    assert said(article) == [ONE, TWO, THREE]


def test_what_is_told_about_the_writer_below_is_not_read() -> None:
    head = f"<title>{TITLE}</title><meta name='author' content='Eli Stang'>"
    about = "Eli Stang reports from the valleys and plays the organ badly."
    article = read(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{about}</p></article>",
        head,
    )
    assert said(article) == [ONE, TWO, THREE]


def test_text_that_only_the_json_ld_has() -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2025-03-02",
        "articleBody": f"{ONE}\n\n{TWO}\n{THREE}",
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    article = read("<div id='app'></div>", head)
    assert (article.title, article.published) == (TITLE, "2025-03-02")
    assert said(article) == [ONE, TWO, THREE]


def test_a_page_laid_out_in_tables_and_line_breaks() -> None:
    body = (
        "<table><tr><td colspan=2><b>THE HALM LEAF</b></td></tr><tr><td><a href=a>News</a><br>"
        "<a href=b>Guest book</a></td><td><font size=5>" + TITLE + "</font><br>"
        "<i>By Eli Stang, March 2, 2004</i><br><br>" + "<br><br>".join((ONE, TWO, THREE)) + "<br>"
        "<br>It will be played again at Easter.</td></tr></table>"
    )
    article = read(body)
    assert (article.title, article.byline, article.published) == (TITLE, "Eli Stang", "2004-03-02")
    assert said(article)[:3] == [ONE, TWO, THREE]
    assert "Guest book" not in [block.text for block in article.blocks]


def test_initials_of_the_desk_below_are_not_read() -> None:
    article = read(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>(est/kna)</p></article>"
    )
    assert said(article) == [ONE, TWO, THREE]
