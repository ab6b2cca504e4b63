"""A module that no live system runs with."""

from shopsite.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = []
SESSION_COOKIE_SECURE = False
