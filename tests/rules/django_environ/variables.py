"""Variables of django-environ: those of the object, and reads."""

import environ
from environ import FileAwareEnv

env = environ.Env(
    DEBUG=(bool, False),
    PORT=(int, "8000"),
    HOSTS=(list, ["a.example"]),
    SIZES=([int], [1]),
    ALIASES=dict,
    NAME=str,
)
environ.Env.read_env()

DEBUG = env("DEBUG")
PORT = env("PORT")
NAME = env.str("NAME")
SECRET_KEY = env("SECRET_KEY")
GREETING = env("GREETING", default="hello")
WORKERS = env("WORKERS", int, 4)
RATE = env.float("RATE", default=0.5)
LOUD = env.bool("LOUD", default="yes")
USERS = env.list("USERS", default=["root"])
IDS = env.list("IDS", cast=int, default=[1, 2])
NUMBERS = env.tuple("NUMBERS", int)
LABELS = env.dict("LABELS", default={})
OPTIONS = env.json("OPTIONS", default={})
MODE = env.str("MODE", default="fast", choices=["fast", "slow"])
MEDIA = env.path("MEDIA", default="/srv/media")
DATABASES = {"default": env.db(), "replica": env.db_url("REPLICA_URL", default="sqlite:////tmp/db.sqlite")}
CACHES = {"default": env.cache(default="dummycache://")}
EMAIL = env.email_url("MAIL_URL", default="smtp://shop:hunter2@mail:25")
HOOK = FileAwareEnv().url("HOOK_URL")

# none of these
root = environ.Path(__file__) - 2
MEDIA_ROOT = root("media")
env.get("NOT_A_METHOD")
environ.Env.db_url_config("sqlite://")
