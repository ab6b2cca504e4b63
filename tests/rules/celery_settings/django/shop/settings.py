"""Celery's settings among Django's, with the prefix that the application asks for."""

INSTALLED_APPS = ["shop"]
MIDDLEWARE = []
ROOT_URLCONF = "shop.urls"
CELERY_BROKER_URL = "redis://localhost"
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_ALWAYS_EAGER = False

# none of these are Celery's: without the prefix, and with a name that it does not know

BROKER_POOL_LIMIT = 3
CELERY_UNHEARD_OF = 1
