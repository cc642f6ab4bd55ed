"""What WordPress keeps between the text of a post: Gutenberg's comments and shortcodes."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.S)
_CAPTION = re.compile(  # up to the next bracket of its own kind, so that none is looked for twice
    r"\[caption\b[^\[\]]*\]([^\[]*(?:\[(?!/?caption\b)[^\[]*)*)\[/caption\]", re.I
)
_SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist|caption|vc_[a-z_]+|et_pb_[a-z_]+|[a-z]+[_-][a-z_-]+"
    r"|[a-z][a-z0-9]*(?=\s+[a-z_]+=))(?:\s[^\[\]]*)?/?\]",
    re.I,
)
_SURE = re.compile(r"<!-- wp:|\[(?:caption|gallery|embed|audio|video|playlist)\b", re.I)
_BREAK = re.compile(r"\n[ \t]*\n")


def is_wordpress(content: str) -> bool:
    """Whether a text is a post as WordPress's own tables hold it."""
    return _SURE.search(content) is not None


def clean_content(content: str) -> str:
    """Return a post's HTML without Gutenberg's comments and without shortcodes.

    Classic posts have no <p>: WordPress makes paragraphs of blank lines (wpautop), and so
    does this.
    """
    blocks = "<!-- wp:" in content
    content = _COMMENT.sub("", content)
    content = _CAPTION.sub(_as_figure, content)
    content = _SHORTCODE.sub("", content)
    if not blocks and "<p" not in content:
        content = "\n".join(f"<p>{part}</p>" for part in _BREAK.split(content) if part.strip())
    return content


def _as_figure(match: re.Match[str]) -> str:
    text = re.sub(r"<(?:a|img)\b[^>]*>|</a>", "", match[1]).strip()
    return f"<figure><figcaption>{text}</figcaption></figure>"
