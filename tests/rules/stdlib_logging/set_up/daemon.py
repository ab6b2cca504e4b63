"""Programs whose root has a handler before or not."""

import logging

import logs


def serve():
    logging.basicConfig(level=logging.INFO)


def stop():
    try:
        logging.basicConfig(level=logging.ERROR)
    finally:
        serve()


def either():
    logging.basicConfig(level=logging.WARNING)


def maybe():
    logging.basicConfig(level=logging.CRITICAL)


def main(args):
    logs.configure()
    if args.stop:
        stop()
        either()


def other_main(args):
    serve()
    either()


def third_main(args):
    logs.configure_maybe(args.logs)
    maybe()
