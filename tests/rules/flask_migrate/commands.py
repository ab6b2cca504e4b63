"""Commands of Flask-Migrate."""

from flask import Flask
from flask_migrate import Migrate, upgrade

app = Flask(__name__)
migrate = Migrate(app, object())
Migrate(app, object(), command="schema")


# none of these
def unread(name):
    Migrate(app, object(), command=name)
    upgrade()
