"""Tells no version."""

version = "3"
