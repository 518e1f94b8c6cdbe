"""The list of what to correct, and what was put aside."""
