import json
import sys
import tomllib

import cattrs
import dacite
import msgspec
import yaml

from shop.config import Answer, Config, Event, Message, Old, Payload, Row, Server, Struct


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def config(path) -> Config:
    return dacite.from_dict(data_class=Config, data=read(path)["shop"])


def server(path) -> Server:
    data = yaml.safe_load(open(path))
    return cattrs.Converter().structure(data.get("server", {}), Server)


def old(path) -> Old:
    data = read(path)
    return Old(**data["old"])


def struct(text) -> Struct:
    return msgspec.toml.decode(text, type=Struct)


# none of these
def payload(request) -> Payload:
    return dacite.from_dict(Payload, json.loads(request.body))


def event(data) -> Event:
    return cattrs.structure(data, Event)


def answer() -> Answer:
    return Answer(**sys.modules)


def row(row) -> Row:
    return Row(*row)


def message(body):
    return msgspec.json.decode(body, type=Message)
