"""What makes an error one for an operator, and what the code says to do about it."""
