"""An application of the project's own."""

import os

from gunicorn.app.base import Application, BaseApplication

from shop import app


class Standalone(BaseApplication):
    def __init__(self, application, options=None):
        self.options = options or {}
        self.application = application
        super().__init__()

    def load_config(self):
        for key, value in self.options.items():
            self.cfg.set(key, value)


def main():
    options = {
        "bind": os.environ.get("SHOP_BIND", "127.0.0.1:8080"),
        "unheard_of": 2,
    }
    Standalone(app, options).run()


class Tunable(Application):
    """Reads its command line, which may say something else."""

    def __init__(self, options):
        self.options = options
        super().__init__()


def tune():
    # One is enough.
    Tunable({"workers": 1}).run()


# none of these
def fixed():
    """Nobody can change what the code alone says."""
    Standalone(app, {"timeout": 120, "bind": "127.0.0.1:8080"}).run()


workers = 3
OTHER = dict(bind="x")
print({"bind": "y"})
