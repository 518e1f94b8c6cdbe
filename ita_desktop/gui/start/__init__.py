"""How a file or a year begins: the start page and its forms."""
