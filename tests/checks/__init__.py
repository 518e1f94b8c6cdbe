"""The checks, tested through their public door."""
