"""How a panel settles a plan: what to discuss, what was agreed and why, what is still missing."""
