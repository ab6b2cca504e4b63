"""Sizes, times and layouts of logs, as logging libraries spell them."""
