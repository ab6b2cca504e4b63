"""Descriptions in files of the package."""

import json
import logging.config
import os
from importlib.resources import files
from pathlib import Path

import yaml

HERE = os.path.dirname(__file__)


def from_ini():
    logging.config.fileConfig(os.path.join(HERE, "logging.ini"))


def from_yaml():
    path = Path(__file__).parent / "logging.yaml"
    with open(path) as f:
        logging.config.dictConfig(yaml.safe_load(f))


def from_resources():
    logging.config.dictConfig(yaml.safe_load(files("shop").joinpath("logging.yaml").read_text()))


# none of these: what is not there or broken says only its name; what is not beside the code is named by its path


def elsewhere():
    logging.config.fileConfig("logging.ini")
    logging.config.dictConfig(json.loads((Path(__file__).parent / "broken.json").read_text()))
    logging.config.fileConfig(os.path.join(HERE, "missing.ini"))
