"""Variables read in place: spellings, defaults, what becomes of the text."""

import json
import os
import os as system
import sys
from datetime import timedelta
from enum import Enum
from os import environ, getenv as g
from pathlib import Path

import starlette.config

PREFIX = "SHOP"
ENVIRONMENT = os.environ

NAME = os.environ["SHOP_NAME"]
GREETING = os.environ.get("SHOP_GREETING", "hello")
LOCALE = system.getenv("SHOP_LOCALE")
CURRENCY = g("SHOP_CURRENCY", default="EUR")
PORT = int(environ.get("SHOP_PORT", "8000"))
RATE = float(g(f"{PREFIX}_RATE", 0.5))
TIMEOUT = int(ENVIRONMENT.get(PREFIX + "_TIMEOUT_SECONDS", 5 * 60))
GRACE = timedelta(minutes=int(os.environ.get("SHOP_GRACE", 3)))
REGION = os.environb.get(b"SHOP_REGION", b"eu")
ZONE = os.getenvb(b"SHOP_ZONE")
STAGE = starlette.config.environ.get("SHOP_STAGE", "production")
os.environ.setdefault("SHOP_SETTINGS", "shop.settings")
LEGACY = os.environ.pop("SHOP_LEGACY", None)

DEBUG = os.environ.get("SHOP_DEBUG", "false").lower() in ("1", "true", "yes")
TRACE = "1" == os.environ.get("SHOP_TRACE")
METRICS = os.getenv("SHOP_METRICS", "1") != "0"
QUIET = bool(int(os.getenv("SHOP_QUIET", "0")))
CACHE = int(os.getenv("SHOP_CACHE", 1)) == 1
HOSTS = os.environ.get("SHOP_HOSTS", "a.example,b.example").split(",")
PORTS = [int(port) for port in os.environ.get("SHOP_PORTS", "1,2").split(",")]
IDS = tuple(map(int, os.getenv("SHOP_IDS", "7").split()))
PLUGINS = os.environ.get("SHOP_PLUGINS", "").split(os.pathsep)
FIRST = os.environ.get("SHOP_PAIR", "a:b").split(":")[0]
FOLDER = Path(os.environ.get("SHOP_FOLDER", "/var/lib/shop"))
LOGS = os.path.join(os.environ.get("SHOP_LOGS", "/var/log"), "shop.log")
LABELS = json.loads(os.environ.get("SHOP_LABELS", '{"team": "sales"}'))
MODE = os.environ.get("SHOP_MODE") or os.environ.get("SHOP_OLD_MODE") or "fast"
COLOUR = os.environ["SHOP_COLOUR"] if "SHOP_COLOUR" in os.environ else "red"
SHAPE = "round" if os.environ.get("SHOP_SHAPE") is None else os.environ["SHOP_SHAPE"]
UNREADABLE = os.environ.get("SHOP_UNREADABLE", socket.gethostname())
DB_PASSWORD = os.environ.get("DB_PASSWORD", "hunter2")
DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql://shop:hunter2@db/shop")
TOKEN_URL = os.environ.get("TOKEN_URL", "https://example.org/token")


class Level(Enum):
    LOW = "low"
    HIGH = "high"


def to_flag(text):
    if isinstance(text, bool):
        return text
    return str(text).strip().lower() in words_of("true", "1")


CHECKED = to_flag(os.environ.get("SHOP_CHECKED", True))
LEVEL = Level(os.environ.get("SHOP_LEVEL", "low"))

for part in ("FRONT", "BACK"):
    SETTINGS[part] = int(os.environ.get(f"SHOP_{part}_WORKERS", 2))
KEYS = {key: os.environ.get(key) for key in ["SHOP_KEY_ID", "SHOP_KEY_NAME"]}

try:
    RETRIES = int(os.environ["SHOP_RETRIES"])
except KeyError:
    RETRIES = 3

if "SHOP_HOOKS" in os.environ:
    load(os.environ["SHOP_HOOKS"])

if "SHOP_THREADS" not in os.environ:
    os.environ["SHOP_THREADS"] = "4"

if "SHOP_LICENSE" not in os.environ:
    sys.exit("no license")

URL = os.environ.get("SHOP_URL")
if not URL:
    raise RuntimeError("SHOP_URL is not set")

WORKERS = os.environ.get("SHOP_WORKERS")
if WORKERS is None:
    WORKERS = 4

LIMIT = os.environ.get("SHOP_LIMIT")
if LIMIT:
    LIMIT = int(LIMIT)

BATCH = int(os.environ.get("SHOP_BATCH", "10"))
if not 1 <= BATCH <= 100:
    raise ValueError("SHOP_BATCH")


def depth():
    found = int(os.environ.get("SHOP_DEPTH", "3"))
    if found < 1:
        raise ValueError("SHOP_DEPTH")
    return found


def later():
    """The same variable again, and one whose name the code builds."""
    os.environ.get("SHOP_NAME")
    flag = os.environ.get("SHOP_FLAG", "no")
    if flag == "yes":
        run()
    return os.environ.get(f"SHOP_{kind}_URL")


def stage():
    try:
        return os.environ["SHOP_RUN_STAGE"]
    except KeyError:
        return "test"


def walrus():
    if (size := os.environ.get("SHOP_SIZE")) is not None:
        return int(size)


def given(environment=None):
    environment = environment or os.environ
    copied = os.environ.copy()
    return environment.get("SHOP_GIVEN", "1"), copied.get("SHOP_COPIED")


def proxy():
    """A default that only stands for a variable that is not set."""
    bypass = os.getenv("SHOP_PROXY_BYPASS", False)
    return {"bypass": bypass} if bypass else {}


# none of these

HOME = os.environ["HOME"]
SEARCH = os.environ.get("PATH", "/bin")
LANGUAGE = os.environ.get("LC_ALL")
os.environ["SHOP_SET"] = "1"
os.environ["SHOP_COUNT"] += "1"
del os.environ["SHOP_GONE"]
os.environ.pop("SHOP_REMOVED", None)
os.environ.update(SHOP_UPDATED="1")
os.putenv("SHOP_PUT", "1")


class request:
    environ = {}


request.environ.get("SHOP_REQUEST")


def wsgi(environ, start_response):
    return environ["SHOP_WSGI"], environ.get("SHOP_WSGI_SCHEME", "http")


def every():
    for key, value in os.environ.items():
        print(key, os.environ[key])
    return os.environ.get(unknown)
