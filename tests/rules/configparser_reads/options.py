"""Options of INI files: getters, items, sections in variables, defaults in the code."""

import configparser
from configparser import ConfigParser, RawConfigParser
from pathlib import Path

config = ConfigParser({"timeout": "5"}, interpolation=None)
config.read_dict({"server": {"port": 8000, "host": "localhost"}, "mail": {"password": "letmein"}})
config.read_string("""
[queue]
size = 10
; how long
wait = 2
""")
config.read("/etc/shop.ini")

HOST = config.get("server", "host")
PORT = config.getint("server", "port")
RATE = config.getfloat("server", "rate", fallback=0.5)
DEBUG = config.getboolean("server", "debug", fallback="no")
NAME = config.get("server", "name", raw=True, fallback="shop")
TITLE = config["server"]["title"]
FOLDER = Path(config["server"].get("folder", "/var/lib/shop"))
SIZE = config["queue"].getint("size")
WORKERS = int(config["queue"]["workers"])
USERS = config.get("server", "users", fallback="a,b").split(",")
API_KEY = config.get("mail", "api_key", fallback=None)

mail = config["mail"]
MAIL_HOST = mail.get("host", fallback="localhost")
MAIL_PORT = mail.getint("port", 25)
SENDER = mail["sender"]


class Settings(RawConfigParser):
    """A parser of the project's own."""

    def get(self, section, option, **kwargs):
        return super().get(section, option, **kwargs)


settings = Settings()
LEVEL = settings.get("log", "level", fallback="INFO")
ROTATE = settings.getboolean("log", "rotate")


class Shop:
    def __init__(self, path):
        self.config = configparser.ConfigParser()
        self.config.read(path)

    def region(self):
        return self.config.get("shop", "region", fallback=compute())

    def text(self, option, default):
        return self.config.get("shop", option, fallback=default)


shop = Shop("/etc/shop.ini")
MOTTO = shop.text("motto", "we sell")
COLOUR = shop.text("colour", "red")
for unit in ("front", "back"):
    config.getint(unit, "workers", fallback=2)
for key, value in {"depth": 3, "motd": "hi"}.items():
    found = config.get("limits", key)
    if isinstance(value, int):
        found = int(found)

# none of these
config["server"]["set"] = "1"
config.set("server", "put", "1")
config.has_section("server")
del config["server"]["gone"]
config.write(file)
config.get(section, name)
other.get("server", "other", fallback=1)
{}.get("server", {}).get("plain")
