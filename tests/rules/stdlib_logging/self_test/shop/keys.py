"""A module that the service uses, and that can be tried out alone."""

import logging


def key():
    return "k"


# none of these: where the module only tests itself

if __name__ == "__main__":
    logging.basicConfig()
    logging.getLogger().addHandler(logging.FileHandler("/tmp/keys.log"))
    print(key())


def try_out():
    logging.basicConfig(format="%(asctime)s %(message)s")


if __name__ == "__main__":
    try_out()
