"""Superscripts, hidden parts and captions in the bodies of feeds and archives."""

from __future__ import annotations

import json
import time

import pytest

from audio_news.models import Role
from audio_news.read import Source, read_source
from audio_news.read.fragment import fragment_blocks
from audio_news.read.shortcodes import clean_content


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("The field has 40 m<sup>2</sup> of moss.", "The field has 40 m² of moss."),
        ("It weighs 10<sup>-3</sup> g.", "It weighs 10⁻³ g."),
        ("He came on the 21<sup>st</sup>.", "He came on the 21st."),
        ("Nobody saw it.<sup>3</sup> Then it rained.", "Nobody saw it. Then it rained."),
        ("The bishop<sup>12</sup> disagreed.", "The bishop disagreed."),
        ("It froze.<sup><a href='#n4'>4</a></sup> All of it.", "It froze. All of it."),
        ("It froze in 1944<sup><a href='#n4'>4</a></sup> too.", "It froze in 1944 too."),
        ("It froze<sup class='reference'>[4]</sup> over.", "It froze over."),
        ("<b>Some 8 km<sup>2</sup></b> burned.", "Some 8 km² burned."),
    ],
)
def test_powers_are_read_and_marks_of_notes_are_not(html: str, text: str) -> None:
    blocks, _ = fragment_blocks(f"<p>{html}</p>")
    assert [block.text for block in blocks] == [text]


def test_hidden_parts_of_a_body_are_not_read() -> None:
    blocks, _ = fragment_blocks(
        "<p>The bells rang.</p><p hidden>Pattern</p><p style='display: none'>Gone</p>"
        "<template><p>Later</p></template><p>They <span style='display:none'>x</span>stopped.</p>"
    )
    assert [block.text for block in blocks] == ["The bells rang.", "They stopped."]


def test_captions_in_a_body() -> None:
    blocks, _ = fragment_blocks(
        "<p>The bells rang.</p><div class='wp-caption'><img src='a'>"
        "<p class='wp-caption-text'>The tower at noon.</p></div>"
        "<figure><img src='b'><figcaption>The old rope. <cite>Una Hale/Post</cite></figcaption>"
        "</figure><p>They stopped.</p>"
    )
    assert [(block.role, block.text) for block in blocks] == [
        (Role.BODY, "The bells rang."),
        (Role.CAPTION, "The tower at noon."),
        (Role.CAPTION, "The old rope."),
        (Role.BODY, "They stopped."),
    ]


def test_a_post_from_wordpress_s_own_table_in_other_archives() -> None:
    post = (
        '[caption id="attachment_9" width="300"]<img src="a.jpg" /> The tower at noon.[/caption]\n'
        'The bells rang on Sunday.\n\n[gallery ids="1,2"]\n\nThey stopped when the rope broke.'
    )
    record = json.dumps({"title": "Bells ring again", "content": post})
    (article,) = read_source(Source("posts.jsonl", data=f"{record}\n".encode()))
    assert [(block.role, block.text) for block in article.blocks[1:]] == [
        (Role.CAPTION, "The tower at noon."),
        (Role.BODY, "The bells rang on Sunday."),
        (Role.BODY, "They stopped when the rope broke."),
    ]


@pytest.mark.parametrize("open_ended", ["[caption", "[caption]", "<!--", "[gallery a=", "[a b="])
def test_shortcodes_that_never_end_take_no_time(open_ended: str) -> None:
    content = open_ended * 40_000
    began = time.process_time()
    clean_content(content)
    assert time.process_time() - began < 2.0
