"""What the rules for command lines share: programs, purposes, environment variables, the shapes of values and types."""
