"""The moderation record on paper: who gave what, what was said, what was agreed, and why."""
