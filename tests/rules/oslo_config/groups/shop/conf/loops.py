"""Options listed by functions: generators, dicts, lists that grow."""

from oslo_config import cfg

from shop import app

NAMES = ("one", "two")
yielded = [cfg.StrOpt("yielded")]
in_dict = [cfg.StrOpt("in_dict")]
named = [cfg.StrOpt("in_a_group_by_its_name")]
per_client = [cfg.StrOpt("per_client")]
NAMED = cfg.OptGroup("by_its_name")
grown = [cfg.StrOpt("grown")]


def list_opts():
    yield "yielding", yielded
    yield from more_opts().items()
    yield from grown_opts()
    yield NAMED.name, named
    for client in NAMES:
        section = "client_" + client
        yield section, per_client


def more_opts():
    return {"keyed": in_dict}


def grown_opts():
    out = []
    for name in NAMES:
        out.append((name, grown))
    return out


def register_opts(conf):
    """The other module registers this one's options, and this one the other's."""
    app.register(conf, yielded, "from_the_loop")


# none of these

pairs = [("group", ["not an option"])]
