"""Routes that web frameworks serve, and what becomes of those that tell whether the program is well."""
