"""The briefing tab: the texts of the summary briefing."""
