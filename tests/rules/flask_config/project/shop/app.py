"""Every way to set and read a configuration."""

import os

from flask import Flask, current_app

from shop.config import BY_NAME

DEFAULTS_OF_SHOP = {"SHOP_PAGE_SIZE": 20, "SHOP_CURRENCY": "EUR"}


def create_app(name="production"):
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "hunter2"
    # Bytes of an upload.
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024 * 1024
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "postgresql://shop:hunter2@db/shop")
    app.config.update(TESTING=True, SESSION_COOKIE_NAME="shop")
    app.config.update({"SERVER_NAME": "shop.example"}, lower="x")
    app.config.from_mapping(DEFAULTS_OF_SHOP)
    app.config.setdefault("SHOP_THEME", "light")
    app.config.from_object(BY_NAME[name])
    app.config.from_object("shop.fallback")
    app.config.from_pyfile("local_settings.py")
    app.config.from_prefixed_env("SHOP")
    chosen = name or os.environ.get("SHOP_CONFIG", "shop.chosen")
    app.config.from_object(chosen)
    return app


def page():
    size = current_app.config.get("SHOP_PAGE_SIZE", 30)
    pages = current_app.config.get("SHOP_MOST_PAGES", 100)
    again = current_app.config.get("SHOP_MOST_PAGES", 200)
    return size, pages, again, current_app.config["SHOP_CURRENCY"]


class Extension:
    def init_app(self, app):
        app.config.setdefault("EXTENSION_RETRIES", 3)
        self.token = app.config.get("EXTENSION_TOKEN", "hunter2")


# none of these
settings = {}
settings["DEBUG"] = True
settings.update(TESTING=True)


def configure(app):
    app.config["NOT_KNOWN_TO_BE_FLASK"] = 1


class Other:
    config = {}


Other().config["DEBUG"] = False
