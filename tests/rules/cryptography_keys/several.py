"""Several keys, the newest first."""

from cryptography import fernet


def suite(keys):
    return fernet.MultiFernet([fernet.Fernet(key) for key in keys])


# none of these: what is no cipher


def other(keys):
    return keys.MultiFernet([])
