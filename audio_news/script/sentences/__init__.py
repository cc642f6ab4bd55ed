"""Text into sentences: `split` finds them, `Span` says where each one is."""

from audio_news.script.sentences.splitting import Span, split

__all__ = ["Span", "split"]
