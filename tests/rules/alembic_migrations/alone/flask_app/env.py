"""An environment that needs the application of Flask."""

# none of these can be brought up by the program alembic alone

from alembic import context
from flask import current_app

with current_app.extensions["migrate"].db.engine.connect() as connection:
    context.configure(connection=connection)
    context.run_migrations()
