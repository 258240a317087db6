"""What the review's facts add up to: pure functions over the model. No Qt, no file, no clock."""
