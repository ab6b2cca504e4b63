"""A module that no live system runs with."""

SECRET_KEY = "django-9f3kq-2xx8!z0p4"

# none of these
