"""What rules for Django share."""
