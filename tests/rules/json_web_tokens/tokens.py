"""Tokens that are signed and read."""

import jwt
from jose import jwt as jose_jwt

ALGORITHMS = ["RS256", "ES256"]


def read(token, key):
    jwt.decode(token, key, algorithms=ALGORITHMS)
    jwt.decode(token, key, algorithms=["HS256", "none"])
    jose_jwt.decode(token, key, "HS256")


def write(claims, key):
    jwt.encode(claims, key)
    jwt.encode(claims, key, algorithm=None)
    jose_jwt.encode(claims, key, algorithm="ES256")


# none of these: another decode, algorithms that only a caller knows


def other(token, key, algorithms):
    token.decode(algorithms=["none"])
    jwt.decode(token, key, algorithms=algorithms)
    jwt.encode(token, key, algorithm=algorithms)
