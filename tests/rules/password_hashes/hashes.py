"""Hashes of passwords and signatures."""

import hashlib
import hmac

import bcrypt
from argon2 import PasswordHasher
from passlib.context import CryptContext
from passlib.hash import bcrypt as passlib_bcrypt
from werkzeug.security import generate_password_hash

hasher = PasswordHasher()
context = CryptContext(schemes=["bcrypt", "md5_crypt"], deprecated="auto")
slow = CryptContext(schemes=["bcrypt"], bcrypt__rounds=14)
told = passlib_bcrypt.using(rounds=13)
old = CryptContext(schemes=["md5_crypt"])


def store(password, salt, user):
    bcrypt.hashpw(password, bcrypt.gensalt())
    bcrypt.hashpw(password, bcrypt.gensalt(4))
    hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    hashlib.pbkdf2_hmac("sha256", password, salt, 200_000)
    hashlib.pbkdf2_hmac("sha512", password, salt, iterations=800_000)
    generate_password_hash(password)
    generate_password_hash(password, method="sha256")
    hashlib.md5(password.encode()).hexdigest()
    hashlib.new("sha1", user.db_password.encode())


def sign(key, message):
    hmac.new(key, message, hashlib.sha256)
    hmac.new(key, message, digestmod="md5")


# none of these: keys of caches, sound hashes, what only a caller knows


def cached(query, password, rounds, kind):
    hashlib.md5(query.encode())
    hashlib.md5(password.encode(), usedforsecurity=False)
    hashlib.sha256(password.encode())
    bcrypt.gensalt(rounds)
    hmac.new(query, query, kind)
    hashlib.sha1(order.secret.encode())


# none of these: what somebody has looked at


def named_by(secret):
    return hashlib.sha1(secret).hexdigest() + ".pem"  # nosec
