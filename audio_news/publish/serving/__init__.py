"""A show's folder over HTTP, for this machine and, where a person asks, for its network."""
