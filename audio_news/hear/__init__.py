"""Listening to a finished file: what is heard in it, beside what should be said."""
