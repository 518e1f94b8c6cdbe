"""What was changed and when, and the way back."""
