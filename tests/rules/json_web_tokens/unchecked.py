"""Tokens that are read unchecked."""

import jwt


def who(token):
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims["sub"]


# none of these: a client that wants to know how long its token is good


def lasts(token):
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims.get("exp") or claims["iat"]
