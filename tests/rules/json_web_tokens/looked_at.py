"""Tokens that are looked at before they are checked."""

import jwt


def checked(token, key):
    return jwt.decode(token, key, algorithms=["RS256"], audience=audience_of(token))


# none of these: the module checks the token


def audience_of(token):
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims["aud"]
