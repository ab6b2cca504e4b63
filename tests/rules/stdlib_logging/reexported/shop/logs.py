"""What the project takes from logging."""

from logging import FileHandler, getLogger
from logging.handlers import RotatingFileHandler

SIZE = 4096


class Rotating(RotatingFileHandler):
    """As the library's, under a name of our own."""
