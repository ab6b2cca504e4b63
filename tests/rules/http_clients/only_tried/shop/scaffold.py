import requests


def is_taken(name):
    return requests.get(f"https://index.internal/{name}").ok
