"""Episodes -> a podcast: feed, transcripts, chapters, artwork, and a list to subscribe from."""
