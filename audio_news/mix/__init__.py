"""Clips -> Programme: assembled, with jingles, mastered, encoded, and measured again."""
