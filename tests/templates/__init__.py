"""What a year's assessment asks for, and templates: the program's, an office's own, broken ones."""
