import requests


def count():
    return requests.get("https://stock.internal/count")


def watch():
    return requests.get("https://watched.internal/")


def exported():
    return requests.get("https://exported.internal/")


# none of these: nothing but tests calls it


def wait_for_stock():
    return requests.get("https://tried.internal/")
