from shop.cli import main

__version__ = "1.0"
