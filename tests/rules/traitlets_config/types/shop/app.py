"""Their use."""

from traitlets.config import Configurable

from shop import traits as t
from shop.traits import Command, Kilobytes, Level, Memory, Opaque, Own, Percent, Plugin, Prefix, setting, size, unconfigured


class Base:
    pass


class Shop(Configurable):
    memory = Memory(1024, min=1, config=True)
    kilobytes = Kilobytes(config=True)
    prefix = Prefix(config=True)
    prefix_given = t.Prefix("/shop").tag(config=True)
    command = Command(["serve"], config=True)
    no_command = Command(config=True)
    text_command = Command("serve", config=True)
    level = Level("low", config=True, help="How much.")
    no_level = Level().tag(config=True)
    percent = Percent(50, config=True)
    plugin = Plugin(Base, group="shop.plugins", config=True)
    plugin_of = Plugin(klass=Base, group="shop.plugins", config=True)
    opaque = Opaque(5).tag(config=True)
    own = Own(config=True)
    title = setting("Shop", "What it is called.")
    motto = setting("", text="Below the title.", allow_none=True)
    pool = size()
    big_pool = size(100)


# none of these
class Other(Configurable):
    memory = Memory(1024)
    name = unconfigured("shop")
    tag = setting
