"""A parcel is the JSON that the library would write."""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import sha256
from typing import Any

import pytest

from audio_news.batch.parcel import DIGEST_BYTES, Parcel, unpack
from audio_news.models import Article, Block, Role

ODD = 'a "quote", a \\, a\ttab, a line\nend, \0, é, 東京, 😀, \ud83d, </script>, %s, {}'


@pytest.mark.parametrize("text", ["", "Rain", ODD])
@pytest.mark.parametrize("known", [True, False])
def test_a_parcel_is_the_json_of_its_article(text: str, known: bool) -> None:
    blocks = tuple(Block(role, text) for role in Role) if known else ()
    plain = [f.name for f in fields(Article) if f.name not in ("source", "blocks", "skipped")]
    given: dict[str, Any] = dict.fromkeys(plain, text if known else None) | {"title": text}
    story = Article(source=f"{text}#1", blocks=blocks, **given)
    about = given | {"blocks": [[block.role.value, block.text] for block in blocks]}
    packed = Parcel.of(story)
    assert packed.line == json.dumps({"source": story.source} | about).encode()
    assert packed.content == sha256(json.dumps(about).encode()).digest()[:DIGEST_BYTES]
    assert unpack(packed.line) == story
