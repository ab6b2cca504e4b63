from shopsite.settings.base import *

DEBUG = False
ALLOWED_HOSTS = ["shop.example.org"]
CSRF_COOKIE_SECURE = CSRF_SETTING_OF_THE_HOST
