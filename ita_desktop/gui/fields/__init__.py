"""What one types and chooses in, and how fields stand on a page."""
