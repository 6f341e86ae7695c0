"""Records in the shapes that others read. One module per shape."""
