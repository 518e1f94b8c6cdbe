"""One revision a file, named by its number; once released, a revision is never changed."""
