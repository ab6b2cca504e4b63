"""Options of python-decouple: casts and defaults."""

import dj_database_url
from decouple import AutoConfig, Choices, Config, Csv, RepositoryEnv, config

own = Config(RepositoryEnv("/etc/shop.env"))
near = AutoConfig(search_path="/etc/shop")

SECRET_KEY = config("SECRET_KEY")
GREETING = config("GREETING", default="hello")
DEBUG = config("DEBUG", default="False", cast=bool)
LOUD = config("LOUD", True, bool)
PORT = config("PORT", default="8000", cast=int)
RATE = own("RATE", default=0.5, cast=float)
REGION = own.get("REGION", default="eu")
ZONE = near("ZONE", default=None)
HOSTS = config("HOSTS", default="a.example, b.example", cast=Csv())
IDS = config("IDS", cast=Csv(int), default="1,2")
WORDS = config("WORDS", default="a b", cast=lambda v: [s.strip() for s in v.split(",")])
NUMBER = config("NUMBER", default="7", cast=lambda v: int(v))
MODE = config("MODE", default="fast", cast=Choices(["fast", "slow"]))
SIZE = config("SIZE", default=1, cast=Choices([1, 2], cast=int))
TIER = config("TIER", cast=Choices(choices=[("gold", "Gold"), ("silver", "Silver")]))
DATABASE = config("DATABASE_URL", default="postgres://shop:hunter2@db/shop", cast=dj_database_url.parse)

# none of these
DEBUG = configure("DEBUG", default=False)
Config(RepositoryEnv("SHOP"))
AutoConfig("PATH")


OTHER = shop.config("OTHER", default=1)
