"""Text as a newsreader says it: a tagger, then a verbaliser, one file a semiotic class."""

from audio_news.script.spoken.manner import Manner
from audio_news.script.spoken.say import say

__all__ = ["Manner", "say"]
