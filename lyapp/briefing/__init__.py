"""What is printed: content built once as a tree of blocks, then one writer a format."""
