# none of these: no package at the top
__version__ = "1.2"
