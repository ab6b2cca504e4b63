"""Programs without a command line of their own."""

import argparse
import signal
import sys
import time
from wsgiref import simple_server

from shop import services


def api():
    """Answer the requests of the shop's customers."""
    server = simple_server.make_server("", 80, None)
    server.serve_forever()


def sync():
    services.serve(object(), 2)


def metricd():
    if "--test" in sys.argv:
        sys.exit(0)
    else:
        services.Manager().run()


def pool():
    signal.signal(signal.SIGHUP, lambda *_: None)
    time.sleep(10)


def loop():
    while True:
        time.sleep(10)


def upgrade():
    print("done")


# none of these
def attempt():
    """Only serves where it is asked to."""
    if "--serve" in sys.argv:
        services.Manager().run()


def once():
    while True:
        time.sleep(1)
        if sys.argv:
            break
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def status():
    """Show the state: its parser says so already."""
    parser = argparse.ArgumentParser(description="Show the state of the shop.")
    parser.parse_args()
