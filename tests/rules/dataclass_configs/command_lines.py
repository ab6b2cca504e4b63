from dataclasses import dataclass, field

import pyrallis
import simple_parsing
import tyro
from hydra.core.config_store import ConfigStore
from omegaconf import MISSING, OmegaConf
from simple_parsing import ArgumentParser
from transformers import HfArgumentParser


@dataclass
class Optimizer:
    learning_rate: float = 1e-3


@dataclass
class Tyro:
    batch_size: int
    optimizer: Optimizer = field(default_factory=Optimizer)


@dataclass
class Simple:
    log_dir: str = "logs"


@dataclass
class Added:
    log_level: str = "info"


@dataclass
class Pyrallis:
    optimizer: Optimizer = field(default_factory=Optimizer)


@dataclass
class Wrapped:
    seed: int = 0


@dataclass
class Hydra:
    seed: int = 0
    model: str = MISSING


@dataclass
class Structured:
    seed: int = 0


@dataclass
class First:
    model: str = "small"


@dataclass
class Second:
    steps: int = 10


def main():
    tyro.cli(Tyro)
    simple_parsing.parse(Simple)
    parser = ArgumentParser()
    parser.add_arguments(Added, dest="added")
    pyrallis.parse(config_class=Pyrallis)
    ConfigStore.instance().store(name="config", node=Hydra)
    OmegaConf.structured(Structured())
    HfArgumentParser((First, Second)).parse_args_into_dataclasses()


@pyrallis.wrap()
def train(cfg: Wrapped):
    return cfg


# none of these
@dataclass
class Unloaded:
    seed: int = 0


class NoDataclass:
    seed: int = 0


def other(parser):
    tyro.cli(NoDataclass)
    parser.parse(Unloaded)
