"""What archives and documents hold now and then, read as it is meant or told."""

import io
import zipfile
from pathlib import Path

import pytest

from audio_news.errors import ReadError
from audio_news.models import Role
from audio_news.read import PassedOver, ReadOptions, Source, articles, read_source
from audio_news.read.fragment import fragment_blocks

PROSE = "The weir is open again, said the board on Friday, and boats may pass."


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>One<br>two<br><br>three</p>", [(Role.BODY, "One two"), (Role.BODY, "three")]),
        ("<span>One<p>Two</p> three</span>", [(Role.BODY, "One"), (Role.BODY, "Two three")]),
        ("<b>A<br>b</b><sup>1</sup> c", [(Role.BODY, "A b c")]),
        (
            "<table><tr><th>Town</th><th>Votes</th></tr>"
            "<tr><td>Avon</td><td> 12 </td></tr></table>",
            [(Role.TABLE, "Town, Votes"), (Role.TABLE, "Avon, 12")],
        ),
        (
            "<blockquote><p>One</p><p>Two</p></blockquote>",
            [(Role.QUOTE, "One"), (Role.QUOTE, "Two")],
        ),
        ("<pre>a = 1\n\nb = 2</pre>", [(Role.CODE, "a = 1\n\nb = 2")]),
        ("<ul><li>One</li><li> </li></ul>", [(Role.LIST, "One")]),
        ("<!-- no --><p>One<!-- no --> two</p><script>x</script>", [(Role.BODY, "One two")]),
    ],
)  # fmt: skip
def test_html_of_a_body(html: str, wanted: list[tuple[Role, str]]) -> None:
    blocks, skipped = fragment_blocks(html)
    assert [(block.role, block.text) for block in blocks] == wanted
    assert not skipped


def test_html_whose_parts_are_no_text_of_the_article() -> None:
    note = "<p>Text<a class='noteref'>1</a>.</p><aside role='doc-footnote'>The <i>note</i></aside>"
    blocks, skipped = fragment_blocks(note)
    assert [block.text for block in blocks] == ["Text."]
    assert [(what.text, what.why) for what in skipped] == [("The note", "a footnote")]
    _, skipped = fragment_blocks(
        "<p>Read more: Another story of the town</p><p>Share this article</p>"
    )
    assert [what.why for what in skipped] == [
        "points to another story", "known furniture of news sites",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_tables_in_every_encoding(encoding: str) -> None:
    text = f'title,text\r\nCafé,"{PROSE}"\r\n'
    (article,) = read_source(Source("a.csv", data=text.encode(encoding)))
    assert (article.title, article.blocks[1].text) == ("Café", PROSE)


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_zip_within_a_zip_costs_itself_alone() -> None:
    inner = packed({"a.txt": PROSE.encode()})
    passed: list[PassedOver] = []
    data = packed({"in.zip": inner, "b.md": f"# Weir\n\n{PROSE}\n".encode()})
    (article,) = read_source(Source("a.zip", data=data), ReadOptions(passed_over=passed.append))
    assert article.source == "a.zip/b.md"
    assert [(what.name, "ZIP within a ZIP" in what.reason) for what in passed] == [
        ("a.zip/in.zip", True)
    ]


def test_a_large_member_is_unpacked_beside_and_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_news.read.zip.MAX_IN_MEMORY_BYTES", 10)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = packed({"b.jsonl": f'{{"title": "Weir", "text": "{PROSE}"}}\n'.encode()})
    (article,) = read_source(Source("a.zip", data=data))
    assert (article.title, article.source) == ("Weir", "a.zip/b.jsonl#1")
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(ReadError, match="cannot be unpacked: No such file"):
        list(read_source(Source("a.zip", data=data)))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (paragraph(PROSE), [PROSE]),
        (f"<w:sdt><w:sdtContent>{paragraph(PROSE)}</w:sdtContent></w:sdt>", [PROSE]),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc><w:tc/></w:tr><w:tr/></w:tbl><w:p/>"
            + paragraph("One", "<w:pPr><w:numPr/></w:pPr>")
            + paragraph(PROSE),
            ["A", "One", PROSE],
        ),
    ],
)
def test_a_word_document_of_its_bare_part(tmp_path: Path, body: str, texts: list[str]) -> None:
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    file = tmp_path / "Weir mended.docx"
    file.write_bytes(packed({"word/document.xml": xml.encode()}))
    (article,) = articles(file)
    assert article.title == "Weir mended"
    assert [block.text for block in article.blocks[1:]] == texts
    assert ["One"] * (len(texts) - 1 > 0) == [b.text for b in article.blocks if b.role is Role.LIST]


@pytest.mark.parametrize(
    ("xml", "said"),
    [("<w:document", "not XML"), (f'<w:document xmlns:w="{W}"/>', "No article"), (None, "broken")],
)
def test_a_word_document_that_holds_nothing(tmp_path: Path, xml: str | None, said: str) -> None:
    file = tmp_path / "a.docx"
    data = packed({"word/document.xml": (xml or "").encode()})
    file.write_bytes(data if xml is not None else data.replace(b"PK\x01\x02", b"PK\x01\x03"))
    with pytest.raises(ReadError, match=said):
        list(articles(file))
