"""What all sites share."""

import os
from datetime import timedelta

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["axes", "rest_framework"]
ROOT_URLCONF = "shopsite.urls"
MIDDLEWARE = ["axes.middleware.AxesMiddleware"]

DEBUG = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = False
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = None
SECURE_HSTS_SECONDS = 31536000
SECURE_SSL_REDIRECT = os.environ.get("SHOP_HTTPS", "0") == "1"
X_FRAME_OPTIONS = "SAMEORIGIN"
ALLOWED_HOSTS = ["*"]
CORS_ALLOW_ALL_ORIGINS = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"]}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=1)

# none of these: settings of other things, and the debugger that every settings module built on this one switches off
TIME_ZONE = "UTC"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SECURE_BROWSER_XSS_FILTER = True
