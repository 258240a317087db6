"""The viewer of a plan's document: pages of a PDF, or text and tables as they were read."""
