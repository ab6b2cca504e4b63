"""gunicorn's configuration file."""

import multiprocessing
import os

bind = "0.0.0.0:8000"
# Two for each processor.
workers = multiprocessing.cpu_count() * 2 + 1
threads = int(os.environ.get("THREADS", 4))
timeout = 60
loglevel = "info" if not os.environ.get("DEBUG") else "debug"
accesslog = "-"
reload_engine = "poll"
raw_env = ["API_KEY=hunter2"]


def post_fork(server, worker):
    server.log.info("forked")


errorlog = "/var/log/shop/error.log"

# none of these
unheard_of = 1
TIMEOUT = 3
