"""What rules for options share, whatever framework the options are of."""
