"""What all dialogs share: how large they are, messages, and the choice of a file."""
