"""What the rules about metrics share."""
