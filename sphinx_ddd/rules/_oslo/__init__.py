"""What the rules for ``oslo.config`` are made of."""
