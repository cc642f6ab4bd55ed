"""Notes of books and documents as pandoc writes them: kept out of what is read aloud."""

from pathlib import Path

from docx import Document

from audio_news.models import Role
from audio_news.read import articles
from audio_news.read.fragment import fragment_blocks

CHAPTER = """
<section xmlns:epub="http://www.idpf.org/2007/ops">
<h1>The night of the storm</h1>
<p>By midnight the bridge had gone.<a epub:type="noteref" role="doc-noteref">1</a>
Nobody slept.</p>
<aside class="note"><p>A box that belongs to the story.</p></aside>
<section id="footnotes" class="footnotes" role="doc-endnotes">
<aside epub:type="footnote" role="doc-footnote" id="n1">
<p>Talks with the author. <a href="#r1">↩</a></p></aside>
</section>
</section>
"""


def test_footnotes_and_their_marks_are_not_read() -> None:
    blocks, skipped = fragment_blocks(CHAPTER)
    assert [block.text for block in blocks] == [
        "The night of the storm",
        "By midnight the bridge had gone. Nobody slept.",
        "A box that belongs to the story.",
    ]
    assert [(s.why, s.role) for s in skipped] == [("a footnote", Role.NOTE)]
    assert "Talks with the author" in skipped[0].text


def test_a_document_s_author_and_date_are_its_byline_and_date(tmp_path: Path) -> None:
    document = Document()
    for style in ("Author", "Date", "Block Text"):
        document.styles.add_style(style, 1)
    for text, style in (
        ("Bridge reopens", "Title"),
        ("Ana Petrova", "Author"),
        ("Ivo Marin", "Author"),
        ("2026-03-04", "Date"),
        ("The bridge was opened again on Monday.", "Normal"),
        ("“At last,” the mayor said.", "Block Text"),
    ):
        document.add_paragraph(text, style=style)
    document.core_properties.author = "Somebody's computer"
    document.save(str(tmp_path / "bridge.docx"))
    (article,) = articles(tmp_path / "bridge.docx")
    assert article.byline == "Ana Petrova and Ivo Marin"
    assert article.published == "2026-03-04"
    assert [(block.role, block.text) for block in article.blocks] == [
        (Role.HEADLINE, "Bridge reopens"),
        (Role.BODY, "The bridge was opened again on Monday."),
        (Role.QUOTE, "“At last,” the mayor said."),
    ]
