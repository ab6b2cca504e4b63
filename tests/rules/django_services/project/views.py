# none of these: no settings

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "elsewhere.internal"}}
EMAIL_HOST = "elsewhere.internal"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://elsewhere.internal"}}
