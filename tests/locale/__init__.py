"""The catalogues, tested against the code."""
