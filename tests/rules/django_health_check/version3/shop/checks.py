from celery import Celery
from health_check.backends import BaseHealthCheckBackend
from health_check.plugins import plugin_dir

app = Celery("shop")


class Workers(BaseHealthCheckBackend):
    """Ask the workers."""

    def check_status(self):
        app.control.ping(timeout=1)


plugin_dir.register(Workers)
