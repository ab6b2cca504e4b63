"""Options in lists, registered here or elsewhere."""

import copy
import itertools

from oslo_config import cfg

GROUP_NAME = __name__.rpartition(".")[-1]
RETRY = cfg.OptGroup(name="Retry", title="Retries", help="How often.")

limit = cfg.IntOpt("limit", default=5)
burst = cfg.IntOpt("burst", default=9)
ALL_OPTS = [limit, burst]

retry_opts = [cfg.IntOpt("attempts"), cfg.IntOpt("pause")]
cli_opts = [cfg.BoolOpt("dry-run", short="n"), cfg.StrOpt("order", positional=True)]
group_cli_opts = [cfg.BoolOpt("verbose")]
twice_opts = [cfg.StrOpt("twice")]
added = [cfg.StrOpt("made_at_once")]
added.append(cfg.StrOpt("appended"))
added.extend([cfg.StrOpt("extended")])
added += [cfg.StrOpt("increased")]
added = added + [cfg.StrOpt("joined")]
chained = itertools.chain([cfg.StrOpt("first_of_chain")], *[[cfg.StrOpt("second_of_chain")]])
copied = copy.deepcopy(cfg.StrOpt("copied"))
by_name = {"a": cfg.StrOpt("in_dict"), "b": cfg.StrOpt("in_dict_too")}
comprehended = [cfg.IntOpt(f"weight_{word}", default=size) for word, size in (("small", 1), ("large", 10))]
listed_only = [cfg.StrOpt("listed_only")]
handed = [cfg.StrOpt("handed_to_another_module")]


def register_opts(conf):
    conf.register_opts(ALL_OPTS, group=GROUP_NAME)
    conf.register_group(RETRY)
    conf.register_opts(retry_opts, RETRY)
    conf.register_cli_opts(cli_opts)
    conf.register_cli_opts(group_cli_opts, "Console")
    conf.register_opts(twice_opts)
    conf.register_opts(twice_opts, group="second")
    conf.register_opts(opts=sorted(added, key=str), group="added")
    conf.register_opts(list(chained), group="chained")
    conf.register_opt(copied, "copied")
    conf.register_opts(list(by_name.values()), "by_name")
    for option in comprehended:
        conf.register_opt(option, group="weights")
    conf.register_opt(cfg.StrOpt("at_once"), group="at_once")
    conf.register_opt(cfg.StrOpt("with_cli"), "at_once", cli=True)
    for kind in conf.kinds:
        conf.register_opt(cfg.StrOpt("per_kind"), group="kind_%s" % kind)
        conf.register_opt(cfg.StrOpt("of_unknown_group"), group=kind)


def list_opts():
    return [(GROUP_NAME, ALL_OPTS), (None, listed_only)]


class Backend:
    OPTS = [cfg.StrOpt("in_class")]

    def __init__(self, conf):
        self.own = [cfg.StrOpt("in_constructor")]
        conf.register_opts(self.OPTS, group="backend")
        conf.register_opts(self.own, group="backend")


# none of these


class Registry:
    def register_opts(self, things, group=None): ...


Registry().register_opts(["a", "b"], group="things")
never_registered = [cfg.StrOpt("never_registered")]
