"""Script -> Clips: the voices, and the engines that speak with them."""
