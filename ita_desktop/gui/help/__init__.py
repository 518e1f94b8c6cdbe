"""The help and the list of keys."""
