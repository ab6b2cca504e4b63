import os
from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).parent
SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = []
ROOT_URLCONF = "project.urls"
ALLOWED_HOSTS = []

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "db.internal",
        "PORT": "5432",
        "NAME": "shop",
        "USER": "shop",
        "PASSWORD": "hunter2",
    },
    "replica": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["REPLICA_HOST"]},
    "stock": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "stock.sqlite3"},
    "timed": {"ENGINE": "project.timed_sqlite_backend", "NAME": os.getenv("DATABASE_PATH", "db.sqlite3")},
    "archive": env.db("ARCHIVE_URL"),
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://cache.internal:6379/1"},
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
    "off": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
EMAIL_HOST = "mail.internal"
CELERY_BROKER_URL = os.environ.get("BROKER_URL", "redis://localhost")
CELERY_RESULT_BACKEND = "django-db"
