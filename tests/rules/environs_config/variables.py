"""Variables of environs: methods, defaults, prefixes, validators."""

import enum
from datetime import timedelta

import environs
from environs import Env, validate
from environs import env as shared
from marshmallow.validate import Length, OneOf, Range, Regexp

env = Env()
env.read_env()
other = environs.FileAwareEnv(eager=False)


class Colour(enum.Enum):
    RED = "r"
    BLUE = "b"


NAME = env("SHOP_NAME")
GREETING = env("SHOP_GREETING", "hello")
TITLE = env.str("SHOP_TITLE", default=None)
PORT = env.int("SHOP_PORT", 8000, validate=Range(min=1, max=65535))
RATE = env.float("SHOP_RATE", default="0.5", validate=validate.Range(0, 1, max_inclusive=False))
PRICE = env.decimal("SHOP_PRICE")
DEBUG = env.bool("SHOP_DEBUG", default=False)
HOSTS = env.list("SHOP_HOSTS", default=["a.example"], validate=Length(min=1))
PORTS = env.list("SHOP_PORTS", [1], subcast=int)
LABELS = env.dict("SHOP_LABELS", {}, subcast_values=int)
OPTIONS = env.json("SHOP_OPTIONS", default={"a": [1]})
START = env.datetime("SHOP_START")
TIMEOUT = env.timedelta("SHOP_TIMEOUT", default=timedelta(minutes=5))
FOLDER = env.path("SHOP_FOLDER", "/var/lib/shop")
LEVEL = env.log_level("SHOP_LEVEL", "INFO", validate=OneOf(["DEBUG", "INFO"]))
CODE = env.str("SHOP_CODE", validate=[Regexp("^[A-Z]+$"), lambda code: len(code) < 9])
URL = env.url("SHOP_URL")
COLOUR = env.enum("SHOP_COLOUR", enum=Colour, default=Colour.RED)
TINT = env.enum("SHOP_TINT", enum=Colour, by_value=True, default=Colour.RED)
DATABASE = env.dj_db_url("DATABASE_URL", default="postgres://shop:hunter2@db/shop")
TOKEN = other.str("SHOP_TOKEN", "letmein")
SHARED = shared.int("SHOP_SHARED", 1)
UNREADABLE = env.int("SHOP_UNREADABLE", default=compute())
OPEN = env.int("SHOP_OPEN", **options)

with env.prefixed("MAIL_"):
    MAIL_HOST = env("HOST", "localhost")
    with env.prefixed("TLS_") as tls:
        MAIL_CERTIFICATE = tls.path("CERTIFICATE")
for kind in ("front", "back"):
    env.int(f"SHOP_{kind.upper()}_WORKERS", default=2)


def limit(name, default):
    return env.int(f"LIMIT_{name}", default)


CPU = limit("CPU", 2)
DISK = limit("DISK", 3)

# none of these
env.dump()
env.seal()
local = {}.int if False else None
text = str("SHOP_TEXT")


class Reader:
    def int(self, name, default):
        return default


Reader().int("SHOP_OTHER", 5)
