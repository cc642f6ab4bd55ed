"""A podcast held to the rules of Apple, Spotify, RSS and the podcast namespace."""
