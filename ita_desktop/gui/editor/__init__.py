"""The page at the right: the form of the row chosen in the tree, bound to the file."""
