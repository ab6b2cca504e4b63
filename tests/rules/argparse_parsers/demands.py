"""What the functions of ``type=`` demand."""

import argparse

MOST = 100
NOT_GIVEN = object()


def positive(text):
    number = int(text)
    if number <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return number


def percentage(text):
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError("not a number")
    if not 0 <= value <= MOST:
        raise argparse.ArgumentTypeError("out of range")
    return value


def either(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("too small")
    if number > 10:
        raise argparse.ArgumentTypeError("too large")
    return number


def in_hours(text):
    hours = int(text) * 60
    if hours > 60:
        raise argparse.ArgumentTypeError("too long")
    return hours


def mostly(text):
    number = int(text)
    if number < 0 and is_strict():
        raise argparse.ArgumentTypeError("negative")
    return number


parser = argparse.ArgumentParser("shopctl")
parser.add_argument("--workers", type=positive, default=4)
parser.add_argument("--sampling-percent", type=percentage)
parser.add_argument("--level", type=either)
parser.add_argument("--color", default=NOT_GIVEN)
parser.add_argument("--db-password", default="")

# none of these: the text is changed before it is tested, or the test asks for more

parser.add_argument("--idle", type=in_hours)
parser.add_argument("--delta", type=mostly)
parser.parse_args()
