"""How options are read, shared by the rules of all frameworks."""
