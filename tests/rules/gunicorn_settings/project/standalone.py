"""An application of the project's own."""

from gunicorn.app.base import BaseApplication

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
        "bind": "127.0.0.1:8080",
        # One is enough.
        "workers": 1,
        "unheard_of": 2,
    }
    Standalone(app, options).run()


# none of these
workers = 3
OTHER = dict(bind="x")
print({"bind": "y"})
