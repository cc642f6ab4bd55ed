"""Episodes -> where people find them."""
