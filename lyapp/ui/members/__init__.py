"""Who is on the panel, who scores what, and who has declared an interest."""
