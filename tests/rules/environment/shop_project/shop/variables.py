"""Who says which variables are read."""

from pathlib import Path

from shop import env
from shop.env import Reader, flag as is_on, number

GREETING = env.text("SHOP_GREETING", "hello")
LOCALE = env.text("SHOP_LOCALE")
DEBUG = is_on("SHOP_DEBUG")
CACHED = is_on("SHOP_CACHED", default=True)
PORT = number("SHOP_PORT", 8000)
RATE = env.cast("rate", 0.5, float)
REGION = env.cast("region", convert=str, default="eu")
FOLDER = Path(env.text("SHOP_FOLDER", "/var/lib/shop"))
URL = env.demanded("SHOP_URL")
KEY = env.must("SHOP_KEY_ID")
HOSTS = env.words("SHOP_HOSTS", ["a.example"])
USERS = env.words("SHOP_USERS")
STAGE = env.guarded("SHOP_STAGE", "test")
ZONE = env.guarded("SHOP_ZONE")
TOKEN = env.text("SHOP_TOKEN", "letmein")
reader = Reader("x")
SIZE = int(reader.get("SHOP_SIZE", "10"))
WAIT = Reader.seconds("SHOP_WAIT_SECONDS", 1.5)
LIMITS = {name: number(f"SHOP_{name}_LIMIT", 10) for name in ("CPU", "DISK")}

# none of these
env.put("SHOP_PUT", "1")
OTHER = text("SHOP_OTHER", "not ours")
UNKNOWN = env.text(which)
