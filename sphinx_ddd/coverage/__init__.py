"""What the documentation covers: texts become evidence on the criteria of the maturity model."""
