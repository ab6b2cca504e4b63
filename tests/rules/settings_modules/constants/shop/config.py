"""A module called config that is code."""

# none of these
VERSION = "1"
NAMES = ["a"]
LEVELS = (1, 2)


class Config:
    pass


def load():
    return Config()
