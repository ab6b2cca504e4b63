"""Options of starlette's config: casts, defaults, prefix."""

from databases import DatabaseURL
from starlette.config import Config, environ
from starlette.datastructures import URL, CommaSeparatedStrings, Secret

config = Config(".env")
prefixed = Config(env_prefix="SHOP_")

NAME = config("NAME")
DEBUG = config("DEBUG", cast=bool, default=False)
PORT = config("PORT", int, "8000")
GREETING = config.get("GREETING", default="hello")
HOSTS = config("HOSTS", cast=CommaSeparatedStrings, default="a.example,b.example")
KEY = config("KEY", cast=Secret)
API_TOKEN = config("API_TOKEN", default="letmein")
DATABASE = config("DATABASE_URL", cast=DatabaseURL)
HOME_PAGE = config("HOME_PAGE", cast=URL, default="https://example.org")
ZONE = prefixed("ZONE", default=None)

# none of these
environ["SHOP_TESTING"] = "TRUE"
Config("other.env")
conf("OTHER", default=1)
