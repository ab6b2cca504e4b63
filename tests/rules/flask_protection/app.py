"""Settings of an application that security depends on."""

import os

from flask import Flask

app = Flask(__name__)
app.config["SESSION_COOKIE_SECURE"] = True
app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
app.config["WTF_CSRF_ENABLED"] = False
app.config["REMEMBER_COOKIE_HTTPONLY"] = os.environ.get("SHOP_STRICT", "1") == "1"
if app.testing:
    app.config["TALISMAN_ENABLED"] = False


class Production:
    JWT_COOKIE_CSRF_PROTECT = True
    JWT_COOKIE_SECURE = False


app.config.from_object(Production)

# none of these: set for a while only, settings of other things, dicts that are no configuration
settings = {}
settings["SESSION_COOKIE_SECURE"] = False
app.config["SESSION_COOKIE_NAME"] = "shop"


def quietly():
    app.config["RATELIMIT_ENABLED"] = False
    app.config["RATELIMIT_ENABLED"] = True
