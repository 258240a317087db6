"""What the columns of a document hold."""
