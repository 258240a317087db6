"""Looking through the rows and putting them right."""
