"""What a page shows around its headline, where its head says nothing or the wrong thing."""

from __future__ import annotations

import pytest

from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source, read_source

TEXT = """
<p>The ferry to Skarv will run all winter, the harbour board decided late on Tuesday evening.</p>
<p>Until now the island's ninety people had crossed the ice on foot from January to March.</p>
<p>“My mother never once got wet,” said Tove Lien, who voted against it and lost by a vote.</p>
"""


def read(body: str, head: str = "<title>Ferry to run all winter</title>") -> Article:
    html = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return next(read_source(Source("page.html", data=html.encode()), ReadOptions()))


@pytest.mark.parametrize(
    "signed",
    [
        "<p>By <a href='/r'>Runa Moe</a></p><p>3 May 2025</p>",
        "<p>By <strong>Runa Moe</strong> | 3 May 2025 | 4 min read</p>",
        "<div class='meta'><span>Runa Moe</span><span>May 3, 2025</span></div>",
        "<div class='info'><span>3 May 2025</span> <span class='post-author'>Runa Moe</span>"
        " <span>Views: 204</span></div>",
        "<p class='autor'>Runa Moe, 3 May 2025</p>",
        "<i>Runa Moe, 3 May 2025</i>",
        "<address>By <a rel='author'>Runa Moe</a></address><time datetime='2025-05-03'>Sat</time>",
    ],
)
def test_byline_and_date_below_the_headline(signed: str) -> None:
    article = read(f"<article><h1>Ferry to run all winter</h1>{signed}{TEXT}</article>")
    assert article.byline == "Runa Moe"
    assert article.published == "2025-05-03"
    assert [block.role for block in article.blocks] == [Role.HEADLINE] + [Role.BODY] * 3


def test_a_shown_name_is_believed_before_a_user_s() -> None:
    head = "<title>Ferry to run all winter</title><meta name='author' content='admin'>"
    body = f"<article><h1>Ferry to run all winter</h1><p>By Runa Moe</p>{TEXT}</article>"
    assert read(body, head).byline == "Runa Moe"
    named = head.replace("admin", "Siv Aas")
    assert read(body, named).byline == "Siv Aas"


def test_a_site_s_name_is_no_author_s() -> None:
    head = "<title>Ferry to run all winter - Skarv Lantern</title>"
    head += "<meta name='author' content='Skarv Lantern'>"
    body = f"<article><h1>Ferry to run all winter</h1><p>By Runa Moe</p>{TEXT}</article>"
    assert read(body, head).byline == "Runa Moe"


def test_names_in_the_text_are_no_byline() -> None:
    article = read(
        f"<article><h1>Ferry to run all winter</h1>{TEXT}"
        "<p>Tove Lien</p><p>4 June 2024 was the day that the ice broke under a horse.</p></article>"
    )
    assert article.byline is None
    assert article.published is None


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class='article__standfirst'>{}</p><p>By Runa Moe</p>",
        "<p class='lead'>{}</p>",
        "<p><strong>{}</strong></p>",
        "<p>{}</p><p>By Runa Moe</p>",
        "<h2>{}</h2>",
        "<h4>{}</h4><p class='firma'>Runa Moe | 3 May 2025</p>",
        "<div>{}</div>",
    ],
)
def test_standfirst(standfirst: str) -> None:
    said = "The board's vote ends a century of walking over the frozen sound"
    head = "<title>Ferry to run all winter</title>"
    if "<div>" in standfirst:
        head += f'<meta name="description" content="{said}">'
    body = f"<article><h1>Ferry to run all winter</h1>{standfirst.format(said)}{TEXT}</article>"
    roles = [(block.role, block.text) for block in read(body, head).blocks]
    assert roles[1] == (Role.STANDFIRST, said)
    assert [role for role, _ in roles[2:]] == [Role.BODY] * 3


def test_a_heading_of_the_text_is_no_standfirst() -> None:
    article = read(
        f"<article><h1>Ferry to run all winter</h1><h2>The vote on Tuesday</h2>{TEXT}</article>"
    )
    assert Role.STANDFIRST not in [block.role for block in article.blocks]


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("Ferry all winter - The Skarv Post", "Ferry to run all winter, board decides"),
        ("Ferry to run | Skarv", "Ferry to run all winter"),
        ("Ferry to run all winter | The Skarv Post", "Ferry to run all winter"),
    ],
)
@pytest.mark.parametrize("tag", ["h1", "div"])
def test_headline_as_shown_where_the_head_has_another(declared: str, shown: str, tag: str) -> None:
    body = f"<h1>Skarv</h1><article><h1>{shown}</h1>{TEXT}</article>"
    if tag == "div":
        body = f"<div>Skarv</div><div><div>{shown}</div>{TEXT}</div>"
    assert read(body, f"<title>{declared}</title>").title == shown


def test_the_site_s_own_heading_is_not_the_headline() -> None:
    body = f"<h1>The Skarv Post</h1><article><h2>Ferry to run all winter</h2>{TEXT}</article>"
    assert read(body, "<title>Ferry to run all winter - The Skarv Post</title>").title != (
        "The Skarv Post"
    )


def test_label_above_the_headline_is_not_read() -> None:
    article = read(
        f"<article><p>Islands</p><h1>Ferry to run all winter</h1><p>By Runa Moe</p>{TEXT}</article>"
    )
    assert "Islands" not in [block.text for block in article.blocks]
