"""Programs that give up the rights of root."""

import os
import pwd
from configparser import ConfigParser

settings = ConfigParser()


def drop():
    os.setuid(pwd.getpwnam("shop").pw_uid)


def drop_by_option():
    user = settings.get("shop", "user")
    entry = pwd.getpwnam(user)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)


# none of these: a user that a caller names, a number that says nothing


def become(name, number):
    os.setuid(pwd.getpwnam(name).pw_uid)
    os.setuid(number)
