"""Where a member begins: what is asked of them, and how far they have got."""
