"""The page a member returns their scores from."""
