"""What the rules for settings classes of pydantic are made of."""
