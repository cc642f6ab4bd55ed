"""Character references that a text keeps by mistake are read; what only looks like one stays."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_news.models import Article, Role
from audio_news.read import articles
from audio_news.read.entities import decoded
from tests.read.test_html import BODY, page
from tests.read.test_html import read as read_page


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("caf&eacute; &amp; bar", "café & bar"),
        ("It&#8217;s, it&rsquo;s, it&#x2019;s, it&#X2019;s", "It’s, it’s, it’s, it’s"),
        ("&ldquo;Yes&rdquo; &mdash; and no&hellip;", "“Yes” — and no…"),
        ("&quot;It&#39;s&quot;, it&apos;s", "\"It's\", it's"),
        ("it&#146;s", "it’s"),  # Windows-1252's numbers, as browsers take them
        ("AT&amp;T, R&amp;D", "AT&T, R&D"),
        ("AT&amp;amp;T, caf&amp;eacute;, a&amp;#8211;b", "AT&T, café, a–b"),
        ("&pound;5m, &euro;3, 20&deg;C, 3 &times; 4, &frac12;", "£5m, €3, 20°C, 3 × 4, ½"),
        ("5&nbsp;km", "5\xa0km"),
        ("Ha&ccaron;ek, &Lstrok;&oacute;d&zacute;", "Haček, Łódź"),
        ("One&comma; two&period;", "One, two."),
        ("one&#10;two&#13;", "one\ntwo "),
        ("https://post.example/?a=1&amp;b=2", "https://post.example/?a=1&b=2"),
        ("4 &lt; 5 &gt; 3, 2&lt;", "4 < 5 > 3, 2<"),
    ],
)  # fmt: skip
def test_what_is_plainly_a_reference_is_decoded(written: str, meant: str) -> None:
    assert decoded(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("AT&T; M&S; R&D; Q&A; B&Q; P&O", "rock&roll; Marks&Spencer; Smith & Sons; more"),
        *("R&and; this&or;that; Pratt&sum; C&real; A&image;", "&copy 2026, a=1&lt=2&copy=3"),
        *("&madeup; &#0; &#xD800; &#99999999; &#8; &; &#; &#x;", "a && b; x &= y;"),
        *('Write "&amp;" or `&eacute;` or “&nbsp;” there', "the &lt;br&gt; tag, &lt;/p&gt;"),
        '&lt;a href=&quot;https://x.example&quot;&gt;here&lt;/a&gt;',
        *("a &lt;b, &lt;/b &lt;!-- x", "x&lt;y"),
        *("&acute; &tilde; &hearts; &rarr;", "&fflig; &nGt;"),
    ],
)  # fmt: skip
def test_what_is_none_or_means_itself_is_left(text: str) -> None:
    assert decoded(text) == text


@given(st.lists(st.sampled_from(["&", "amp;", "lt;", "gt;", "#8217;", "b", "/", " ", '"', "é"])))
def test_it_comes_to_rest_and_opens_no_tag(parts: list[str]) -> None:
    text = decoded("".join(parts))
    assert "<b" not in text
    assert "</" not in text
    assert len(text) <= len("".join(parts))


PROSE = (
    "The caf&eacute; by the lock opens again on Friday, said the owner. &#8220;It&#8217;s been a "
    "long winter,&#8221; she told the paper at the counter."
)
READ = (
    "The café by the lock opens again on Friday, said the owner. “It’s been a "
    "long winter,” she told the paper at the counter."
)
TITLE, TITLE_READ = "Lock &amp; caf&#233; reopen after winter", "Lock & café reopen after winter"
TWICE = TITLE.replace("&", "&amp;")


def read(tmp_path: Path, name: str, text: str) -> Article:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    (article,) = articles(file)
    return article


RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    f"<title>Post</title><item><title><![CDATA[{TITLE}]]></title><content:encoded><![CDATA[{PROSE}]]>"
    "</content:encoded></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.txt", f"{TITLE}\n\n{PROSE}\n\n{PROSE.replace('winter', 'spring')}\n"),
        ("rows.jsonl", json.dumps({"title": TITLE, "text": PROSE})),
        ("rows.csv", f'title,text\n"{TITLE}","{PROSE}"\n'),
        ("escaped.jsonl", json.dumps({"title": TITLE, "text": f"&lt;p&gt;{PROSE}&lt;/p&gt;"})),
        ("feed.xml", RSS),
        ("post.md", f'---\ntitle: "{TITLE}"\n---\n\n{PROSE}\n'),
    ],
)
def test_every_plain_text_is_read_without_them(tmp_path: Path, name: str, text: str) -> None:
    article = read(tmp_path, name, text)
    assert article.title == TITLE_READ
    assert next(block.text for block in article.blocks if block.role is Role.BODY) == READ


LINKED = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": "Ren&eacute;e Roy"})


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (f"<script type='application/ld+json'>{LINKED}</script>", ""),
        (f"<meta property='og:title' content='{TWICE}'>", ""),
        (f"<title>{TWICE}</title>", ""),
        ("", f"<h1>{TWICE}</h1>"),
    ],
)
def test_the_headline_of_a_page_that_escapes_it_twice(head: str, shown: str) -> None:
    article = read_page(page(head, shown + BODY))
    assert article.title == TITLE_READ
    assert article.byline == ("Renée Roy" if "ld+json" in head else None)


def test_code_keeps_them(tmp_path: Path) -> None:
    article = read(tmp_path, "post.md", f"# Lock\n\n{PROSE}\n\n    a &amp;&amp; b\n")
    assert "a &amp;&amp; b" in [block.text for block in article.blocks]
