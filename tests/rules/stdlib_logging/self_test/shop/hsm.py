"""A module that a setting names: nothing speaks of it, but its class is of the project's own kind."""

import logging

from shop.kinds import SecurityModule


class Token(SecurityModule):
    pass


# none of these: where the module only tests itself

if __name__ == "__main__":
    logging.basicConfig()
    Token()
