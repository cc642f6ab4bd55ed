"""Article -> Script: what is said, sentence by sentence, by which voice, with which pauses."""
