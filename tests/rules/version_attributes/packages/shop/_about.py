# none of these: the package tells it
__version__ = "1.2"
