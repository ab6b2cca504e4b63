from flask import Blueprint, Flask
from flask.cli import AppGroup

app = Flask(__name__)
bp = Blueprint("stock", __name__)
users = AppGroup("users")
app.cli.add_command(users)


@app.cli.command("migrate-db")
def migrate():
    """Bring the tables up to date."""


@bp.cli.command("count")
def count():
    """Count what is left."""


@users.command("create")
def create():
    """Add a user."""
