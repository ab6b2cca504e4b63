"""Orders of a small web shop: an HTTP API, a task queue and a command line."""

__version__ = "2.4.0"
