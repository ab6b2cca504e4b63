"""Settings that libraries read from the environment."""

import environ
from decouple import config
from environs import Env

env = environ.Env(DEBUG=(bool, False))
other = Env()

INSTALLED_APPS = ["shop"]
MIDDLEWARE = []
ROOT_URLCONF = "shop.urls"
SECRET_KEY = env("SECRET_KEY", default="hunter2")
DATABASES = {"default": env.db("DATABASE_URL")}
TIME_ZONE = config("TZ", default="UTC")
EMAIL_PORT = config("MAIL_PORT", default=25, cast=int)
SESSION_COOKIE_AGE = other.int("COOKIE_AGE", 3600)
CSRF_COOKIE_AGE = other.int("COOKIE_AGE", 60) * 2
ALLOWED_HOSTS = env.list("HOSTS", default=["shop.example"])
STATIC_ROOT = config("STATIC_ROOT")

# none of these
CRISPY_TEMPLATE_PACK = "bootstrap5"
lower = config("LOWER_VALUE", default=1)
