"""What a trait is when nobody sets it."""

import enum
import os
import re

from traitlets import (
    Any, Bool, Bytes, Callable, CRegExp, Dict, DottedObjectName, Enum, Float, Instance, Integer, List, ObjectName, Path, Set, TCPAddress, This,
    Tuple, Type, Undefined, Unicode, Union, UseEnum, default,
)
from traitlets.config import Configurable
from vendor.pool import Pool

NAME = re.compile(r"^[a-z]+$")


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


class Backend:
    pass


def hook():
    pass


class OfTypes(Configurable):
    """Without a default each type has its own; a few have none."""

    any_ = Any(config=True)
    bool_ = Bool(config=True)
    bytes_ = Bytes(config=True)
    callable_ = Callable(config=True)
    dict_ = Dict(config=True)
    dotted = DottedObjectName(config=True)
    enum_ = Enum(["a", "b"], config=True)
    float_ = Float(config=True)
    instance = Instance(Backend, config=True)
    integer = Integer(config=True)
    list_ = List(config=True)
    object_name = ObjectName(config=True)
    path = Path(config=True)
    pattern = CRegExp(config=True)
    set_ = Set(config=True)
    tcp = TCPAddress(config=True)
    this = This(config=True)
    tuple_ = Tuple(config=True)
    tuple_of = Tuple(Integer(), Integer(), config=True)
    type_ = Type(config=True)
    type_of = Type(klass=Backend, config=True)
    unicode_ = Unicode(config=True)
    union = Union([Unicode(), Integer()], config=True)
    use_enum = UseEnum(Colour, config=True)
    undefined = Unicode(Undefined, config=True)


class Stated(Configurable):
    items = List(["a", "b"], config=True)
    of_items = List(Unicode(), ["a"], config=True)
    of_items_by_name = List(default_value=("a",), trait=Integer()).tag(config=True)
    of_type = List(Unicode, config=True)
    none_items = List(None, allow_none=True, config=True)
    names = Set({"b", "a"}, config=True)
    names_of = Set(Unicode(), default_value={"a"}, config=True)
    pair = Tuple((1, 2), config=True)
    pair_of = Tuple(Integer(), Integer(), default_value=(3, 4), config=True)
    mixed_pair = Tuple(Integer(), Unicode(), default_value=(3, "4"), config=True)
    mapping = Dict({"a": 1}, config=True)
    mapping_of = Dict(Integer(), default_value={"a": 1}, config=True)
    mapping_of_keys = Dict(key_trait=Unicode(), value_trait=Integer(), config=True)
    mapping_pairs = Dict([("a", 1)], config=True)
    no_mapping = Dict(None, allow_none=True, config=True)
    levels = List(Enum(["low", "high"]), default_value=["low"], config=True)
    made = Instance(dict, args=(), config=True)
    made_full = Instance(dict, args=({"a": 1},), config=True)
    made_by_keyword = Instance(klass=list, kw={}, config=True)
    built = Instance(Pool, args=(1,), config=True)
    backend = Type(Backend, config=True)
    backend_by_name = Type("shop.backend.Backend", klass=Backend, config=True)
    backend_elsewhere = Type(Pool, config=True)
    on_start = Callable(hook, config=True)
    pattern = CRegExp(r"^a", config=True)
    compiled = CRegExp(NAME, config=True)
    either = Union([Integer(), Unicode()], default_value="x", config=True)
    either_first = Union((Integer(5), Unicode("x")), config=True)
    either_alike = Union([Unicode("x"), Unicode("y")], config=True)
    either_nothing = Union([Integer(None, allow_none=True), Unicode("x")], config=True)
    colour = UseEnum(Colour, default_value=Colour.GREEN, config=True)
    address = TCPAddress(("0.0.0.0", 80), config=True)
    from_environment = Unicode(os.environ.get("SHOP_NAME", "shop"), config=True)
    switched = Bool(os.environ.get("SHOP_LOUD", "no").lower() in ("yes", "1"), config=True)
    unreadable = List([open(__file__).read()], config=True)


class Dynamic(Configurable):
    """A method says what the default is."""

    port_env = "SHOP_PORT"
    host = Unicode("ignored", config=True)
    port = Integer(config=True)
    tokens = List(config=True)
    user = Unicode(config=True)
    mode = Unicode(config=True)
    made_up = Unicode(config=True)
    data = Dict(config=True)
    nothing = Any("ignored", config=True)
    raised = Unicode(config=True)
    perhaps = Integer(config=True)
    own = Unicode(config=True)
    backend = Type(config=True)
    hidden = Unicode(config=True)

    @default("host")
    def _choose_host(self):
        return "127.0.0.1"

    def _port_default(self):
        return int(os.getenv(self.port_env, "8000"))

    @default("tokens")
    def _read_tokens(self):
        found = os.environ.get("SHOP_TOKENS", "a,b")
        return found.split(",")

    @default("user")
    def _find_user(self):
        if os.environ.get("SHOP_USER"):
            return os.environ["SHOP_USER"]
        return "nobody"

    @default("mode")
    def _choose_mode(self):
        if self.port > 1024:
            return "user"
        return "system"

    @default("made_up")
    def _made_up_default(self):
        name = os.environ.get("SHOP_MADE_UP", "")
        if not name and "SHOP_RANDOM" in os.environ and os.environ["SHOP_ONLY_TESTED"] != "no":
            with open(os.environ["SHOP_FILE"]) as file:
                name = file.read()
        return name

    @default("data")
    def _data_default(self):
        data = {"a": 1}
        data["b"] = 2
        return data

    @default("nothing")
    def _nothing_default(self):
        self.log.info("nothing")

    @default("raised")
    def _raised_default(self):
        raise ValueError("set it")

    @default("perhaps")
    def _perhaps_default(self):
        if self.port:
            return 5

    @default("own")
    def _own_default(self):
        return self.host

    @default("backend")
    def _backend_default(self):
        return Backend

    @default("hidden")
    async def _hidden_default(self):
        return "a coroutine"


# none of these
class Elsewhere(Dynamic):
    """A default for the trait of a base is no option of its own."""

    @default("host")
    def _other_host(self):
        return "0.0.0.0"
