DEBUG = False
SECRET_KEY = ""
DATABASES = {}
INSTALLED_APPS = []
MIDDLEWARE = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# none of these
_private = 1
