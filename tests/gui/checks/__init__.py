"""The window, tested with real windows and real files."""
