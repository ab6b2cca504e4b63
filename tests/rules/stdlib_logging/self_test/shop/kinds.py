class SecurityModule:
    """What protects keys."""
