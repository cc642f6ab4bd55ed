"""Many articles: each accounted for, whatever becomes of the others."""
