"""What taking a document in will do."""
