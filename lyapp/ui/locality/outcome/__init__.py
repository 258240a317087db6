"""The outcome tab: the decision, its conditions and the flags beside it."""
