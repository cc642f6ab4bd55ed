"""An imperceptible mark in the sound itself that says: AI-generated, episode so-and-so.

`Embedder` puts it in, `detect` finds it without the original. With the public key it says what
a sound is and proves nothing, for anyone can make or remove it; a key of one's own can be
looked for only by those who have it.
"""

from audio_news.label.watermark.detector import Detection, detect
from audio_news.label.watermark.embedder import STRENGTH_DB, Embedder
from audio_news.label.watermark.pattern import PUBLIC_KEY

__all__ = ["PUBLIC_KEY", "STRENGTH_DB", "Detection", "Embedder", "detect"]
