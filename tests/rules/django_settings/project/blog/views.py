"""No settings module, though it has constants."""

# none of these
DEBUG = True
TIME_ZONE = "UTC"
PAGES = 3
