"""The framework itself, whose settings are all for those who use it to set."""
