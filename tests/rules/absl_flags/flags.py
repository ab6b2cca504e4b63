import enum
import os

import gflags
from absl import app, flags

FLAGS = flags.FLAGS


class Mode(enum.Enum):
    FAST = 1
    SAFE = 2


flags.DEFINE_string("folder", "/var/lib/shop", "Where the orders are.", short_name="f")
flags.DEFINE_integer("workers", 4, "How many.", lower_bound=1, upper_bound=64)
_RATE = flags.DEFINE_float("sampling_rate", default=0.5, help="Share of requests.", lower_bound=0)
flags.DEFINE_bool("dry_run", False, "Change nothing.")
flags.DEFINE_boolean("colour", True, "Use colours.")
flags.DEFINE_enum("level", "info", ["debug", "info"], "How much to say.")
flags.DEFINE_enum_class("mode", Mode.SAFE, Mode, "How to run.")
flags.DEFINE_list("hosts", "a,b", "Where to run.")
flags.DEFINE_multi_integer("port", [80, 443], "Where to listen.")
flags.DEFINE_string("api_token", os.environ.get("SHOP_TOKEN"), "Who asks.", required=True)
flags.DEFINE_integer("timeout_seconds", read_it(), "How long to wait.")
gflags.DEFINE_string("old", None, "From before.")
for name in ("left", "right"):
    flags.DEFINE_integer(f"{name}_margin", 0, "Space.")


# none of these


def DEFINE_string(name, default, help): ...


DEFINE_string("other", "x", "not a flag")
flags.DEFINE_string(read_name(), "x", "its name is not known")
flags.mark_flag_as_required("folder")
FLAGS.set_default("workers", 8)
app.run(main)
