"""The tree at the left: its model, its view, and what is done to its rows."""
