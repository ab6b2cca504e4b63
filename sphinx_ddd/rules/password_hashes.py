"""How passwords and signatures are hashed: bcrypt, argon2, PBKDF2, scrypt, passlib, hmac, werkzeug."""

from __future__ import annotations

import re
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.facts.secrets import looks_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._security.accepted import is_accepted
from sphinx_ddd.source.uses import Call

FEWEST_ROUNDS: Final = 10
FEWEST_ITERATIONS: Final = 100_000
ENOUGH_ITERATIONS: Final = 600_000
"""What OWASP's password storage cheat sheet asks of bcrypt (work factor), and of PBKDF2 with SHA-256; between the two no verdict."""
BROKEN: Final = frozenset({"md5", "sha1", "md4", "sha"})
WEAK_SCHEMES: Final = frozenset(
    "des_crypt bsdi_crypt bigcrypt crypt16 md5_crypt apr_md5_crypt hex_md4 hex_md5 hex_sha1 ldap_md5 ldap_sha1 ldap_salted_md5 "
    "ldap_salted_sha1 mysql323 mysql41 nthash lmhash msdcc msdcc2 plaintext ldap_plaintext unix_disabled atlassian_pbkdf2_sha1".split()
)
STRONG_SCHEMES: Final = frozenset("argon2 bcrypt bcrypt_sha256 scrypt pbkdf2_sha256 pbkdf2_sha512 sha512_crypt sha256_crypt".split())
"""Schemes of passlib."""
_FAST: Final = "a fast hash of a password is quickly guessed"
PASSWORD_WORDS: Final = frozenset({"password", "passwd", "passphrase", "passcode", "pass", "pwd", "pin"})
_WORD: Final = re.compile(r"[a-z]+")


@calls("bcrypt.gensalt")
def bcrypt_rounds(use: Call) -> Facts:
    """The work factor of bcrypt."""
    rounds = use.integer(0, "rounds", 12)
    if isinstance(rounds, int):
        weak = rounds < FEWEST_ROUNDS
        why = "the work factor is below 10" if weak else "passwords are stored under bcrypt"
        yield SecuritySetting(name="bcrypt.gensalt(rounds)", value=str(rounds), weak=weak, why=why)


@calls("argon2.PasswordHasher", "argon2.PasswordHasher.from_parameters")
def argon2(use: Call) -> Facts:
    """Passwords under Argon2."""
    yield SecuritySetting(name=use.name.removesuffix(".from_parameters"), weak=False, why="passwords are stored under Argon2")


@calls("hashlib.pbkdf2_hmac")
def pbkdf2(use: Call) -> Facts:
    """The hash and the iterations of PBKDF2."""
    kind, iterations = use.text(0, "hash_name"), use.integer(3, "iterations")
    if isinstance(iterations, int):
        weak = True if iterations < FEWEST_ITERATIONS else False if iterations >= ENOUGH_ITERATIONS else None
        shown = f"{iterations} iterations" + (f" of {kind}" if isinstance(kind, str) else "")
        yield SecuritySetting(name="hashlib.pbkdf2_hmac", value=shown, weak=weak, why=_iterations(weak))


def _iterations(weak: object) -> str:
    if weak is None:
        return "keys are made of passwords with PBKDF2"
    return "too few iterations to hold up guessing" if weak else "keys are made of passwords with PBKDF2, with many iterations"


@calls("passlib.context.CryptContext", "passlib.apps.LazyCryptContext")
def passlib_schemes(use: Call) -> Facts:
    """The scheme under which passlib stores new passwords: the stated default, else the first."""
    schemes = use.texts(0, "schemes")
    if not isinstance(schemes, tuple) or not schemes:
        return
    default = use.text(None, "default", schemes[0])
    if default in WEAK_SCHEMES | STRONG_SCHEMES:
        weak = default in WEAK_SCHEMES
        why = "new passwords are stored under a scheme that is quickly guessed" if weak else "new passwords are stored under a slow hash"
        yield SecuritySetting(name="passlib.context.CryptContext", value=f"{default}{_rounds(use, str(default))}", weak=weak, why=why)


def _rounds(use: Call, scheme: str) -> str:
    """``, 14 rounds``: as many as a scheme is told to take, where it is told."""
    for name in (f"{scheme}__default_rounds", f"{scheme}__rounds", f"{scheme}__min_rounds", "all__rounds"):
        rounds = use.integer(None, name)
        if isinstance(rounds, int):
            return f", {rounds} rounds"
    return ""


@calls(*(f"passlib.hash.{scheme}.using" for scheme in sorted(WEAK_SCHEMES | STRONG_SCHEMES)))
def passlib_scheme(use: Call) -> Facts:
    """The rounds that a scheme of passlib is told to take."""
    scheme, rounds = use.name.split(".")[2], use.integer(None, "rounds")
    if isinstance(rounds, int):
        weak = True if scheme in WEAK_SCHEMES or (scheme.startswith("bcrypt") and rounds < FEWEST_ROUNDS) else None
        why = "it is quickly guessed" if weak else "passwords are stored under this hash, with so many rounds"
        yield SecuritySetting(name=f"passlib.hash.{scheme}", value=f"{rounds} rounds", weak=weak, why=why)


@calls("werkzeug.security.generate_password_hash")
def werkzeug_hash(use: Call) -> Facts:
    """The method under which werkzeug stores a password; scrypt where none is given."""
    method = use.text(1, "method", "scrypt")
    if isinstance(method, str):
        plain = method.split(":")[0] in ("md5", "sha1", "sha256", "plain")
        why = "passwords are stored under a fast hash" if plain else "passwords are stored under a slow hash"
        yield SecuritySetting(name="werkzeug.security.generate_password_hash", value=method, weak=plain, why=why)


@calls("hashlib.md5", "hashlib.sha1", "hashlib.new")
def broken_hash(use: Call) -> Facts:
    """MD5 or SHA-1 of what is named like a password. Of long random secrets, and as a key of a cache, either is fine."""
    named = use.name == "hashlib.new"
    kind = use.text(0, "name") if named else use.name.rpartition(".")[2]
    data = use.argument(1 if named else 0, "data" if named else "string")
    if not isinstance(kind, str) or kind.lower() not in BROKEN or use.flag(None, "usedforsecurity") is False or data is None:
        return
    if is_accepted(use.node, use.context.module):
        return  # somebody says that it keeps nothing secret
    if any(looks_secret(name) and not PASSWORD_WORDS.isdisjoint(_WORD.findall(name.lower())) for name in _names(data)):
        yield SecuritySetting(name=f"hashlib.{kind.lower()}", weak=True, why=_FAST, check="B324")


def _names(node: nodes.NodeNG) -> list[str]:
    found = node.nodes_of_class((nodes.Name, nodes.Attribute))
    return [one.attrname if isinstance(one, nodes.Attribute) else one.name for one in found]


@calls("hmac.new", "hmac.digest")
def signature(use: Call) -> Facts:
    """The hash under which messages are signed with a shared key."""
    given = use.argument(2, "digestmod" if use.name == "hmac.new" else "digest")
    value = use.context.value(given)
    kind = (
        value
        if isinstance(value, str)
        else next((n.rpartition(".")[2] for n in use.context.names(given) if n.startswith("hashlib.")), None)
    )
    if kind is None:
        return
    lowered = kind.lower()
    weak = True if lowered == "md5" else None if lowered in BROKEN else False
    yield SecuritySetting(name=use.name, value=lowered, weak=weak, why="keyed hashes (HMAC) are made with it")
