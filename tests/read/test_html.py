"""Web pages: the body with its structure, and what the head says of it."""

from __future__ import annotations

import json

import pytest

from audio_news.errors import ReadError
from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source, read_source
from audio_news.read.metadata import without_site

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "no article"},
        {
            "@type": ["NewsArticle", "Article"],
            "headline": "Mill towns reopen their canals",
            "author": [{"@type": "Person", "name": "By Ada Finch"}, {"name": ["Lee Marsh"]}],
            "datePublished": "2025-03-02T10:00:00+01:00",
            "dateModified": "2025-03-03",
            "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        },
    ],
}
BODY = """
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article>
<h1>Mill towns reopen their canals</h1>
<p class="byline">By Ada Finch</p>
<figure><img src="i.jpg"><figcaption>The lock at Dunmore. (Joan Pell/Wire)</figcaption></figure>
<p>Three mill towns opened their canals to boats on Sunday, <a href="/x">sixty years after</a> the
last coal barge was tied up at Dunmore and left to sink.</p>
<p>The work cost 14 million pounds, most of it from a lottery, and took four years longer than the
engineers had said it would when they began.</p>
<h2>What comes next</h2>
<p>A tow path for cyclists will follow in the autumn, the council said, if the money lasts until
then and the herons can be persuaded to nest elsewhere.</p>
<ul><li>Boats may pass from eight until dusk</li><li>Dogs must be kept on a lead</li></ul>
<blockquote><p>We will be out there every day, rain or shine.</p></blockquote>
<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1962</td><td>41</td></tr></table>
<p>Read also: <a href="/y">The man who lived in a lock</a></p>
<p>The last of the bargemen, Ned Orr, who is 91, cut the ribbon with a boat hook and fell in.</p>
</article><script>track("not this")</script><footer>Copyright 2025</footer>
"""


def read(html: str, url: str | None = None) -> Article:
    return next(read_source(Source("page.html", data=html.encode(), url=url), ReadOptions()))


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_structure_of_the_body_is_kept() -> None:
    article = read(page())
    found = [(block.role, block.text.split()[0]) for block in article.blocks]
    assert found == [
        (Role.HEADLINE, "Mill"),
        (Role.CAPTION, "The"),
        (Role.BODY, "Three"),
        (Role.BODY, "The"),
        (Role.HEADING, "What"),
        (Role.BODY, "A"),
        (Role.LIST, "Boats"),
        (Role.LIST, "Dogs"),
        (Role.QUOTE, "We"),
        (Role.TABLE, "Year,"),
        (Role.TABLE, "1962,"),
        (Role.BODY, "The"),
    ]
    assert "sixty years after the last coal" in article.blocks[2].text
    assert any(skipped.role is Role.RELATED for skipped in article.skipped)
    assert "not this" not in " ".join(block.text for block in article.blocks)


def test_json_ld_in_a_graph_with_nested_authors() -> None:
    article = read(page(linked(LINKED)))
    assert article.title == "Mill towns reopen their canals"
    assert article.byline == "Ada Finch and Lee Marsh"
    assert article.published == "2025-03-02T10:00:00+01:00"
    assert article.modified == "2025-03-03"
    assert article.site == "The Harbour Post"
    assert article.language == "en-GB"


def test_open_graph_and_meta_tags() -> None:
    article = read(
        page(
            "<title>Mill towns reopen their canals - The Harbour Post</title>"
            "<meta property='og:title' content='Mill towns reopen their canals | The Harbour Post'>"
            "<meta property='og:site_name' content='The Harbour Post'>"
            "<meta property='og:image' content='/i/lock.jpg'>"
            "<meta name='author' content='Ada Finch, @adafinch, ada@post.example'>"
            "<meta property='article:published_time' content='2025-03-02T09:00Z'>"
            "<link rel='canonical' href='/news/canals'>"
        ),
        url="https://post.example/news/canals?utm_source=mail",
    )
    assert article.title == "Mill towns reopen their canals"
    assert article.byline == "Ada Finch"
    assert article.published == "2025-03-02T09:00+00:00"
    assert article.url == "https://post.example/news/canals"
    assert article.image == "https://post.example/i/lock.jpg"


@pytest.mark.parametrize("broken", ["{not json", "null", "[]", '{"@type": 5}', '{"@graph": "x"}'])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    article = read(page(f'<script type="application/ld+json">{broken}</script>'))
    assert article.title == "Mill towns reopen their canals"
    assert article.published is None


def test_site_at_the_end_of_a_title() -> None:
    assert without_site("Rain at last - The Harbour Post", "Harbour Post", None) == "Rain at last"
    assert without_site("Rain at last | post", None, "https://www.post.example/") == "Rain at last"
    assert without_site("Home - and away", "The Harbour Post", None) == "Home - and away"
    assert without_site("Up 3 - 2", None, None) == "Up 3 - 2"


def test_declared_charset_is_obeyed() -> None:
    html = page(
        "<meta charset='windows-1252'><title>Café reopens</title>", BODY.replace("Ned", "Noël")
    )
    data = html.encode("windows-1252")
    article = next(read_source(Source("a", data=data), ReadOptions()))
    assert any("Noël Orr" in block.text for block in article.blocks)


def test_language_of_the_text_overrules_a_template() -> None:
    german = "Die Brücke bleibt gesperrt, wie die Stadt am Montag mitteilte, und das wohl bis Mai. "
    body = f"<article><h1>Brücke</h1>{('<p>' + german * 3 + '</p>') * 3}</article>"
    assert read(page(body=body)).language == "de"


@pytest.mark.parametrize("body", ["", "<p>Loading</p>", "<a href='/a'>One</a><a href='/b'>Two</a>"])
def test_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(page(body=body))
    assert caught.value.hint
