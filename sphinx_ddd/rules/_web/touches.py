"""What a handler asks in turn: its callees within the project are walked, as far as names lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._web.clients import CLIENTS, client_of
from sphinx_ddd.rules._web.handlers import Handler, handlers
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import decorators_of, tail_of

DEEPEST: Final = 5
MOST_FUNCTIONS: Final = 40
DEPENDS: Final = frozenset({"fastapi.Depends", "fastapi.param_functions.Depends", "fastapi.Security", "fastapi.param_functions.Security"})
_TEXT: Final = frozenset({"sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text", "sqlalchemy.select"})
_HARMLESS: Final = frozenset(
    "builtins json logging datetime time os.getpid os.environ os.getenv os.path platform uuid typing collections functools itertools "
    "socket.gethostname http importlib.metadata sys flask fastapi starlette django.http django.shortcuts django.utils rest_framework sanic "
    "quart bottle falcon aiohttp.web tornado.web tornado.escape pydantic dataclasses loguru structlog random math re enum werkzeug "
    "markupsafe".split()
)
"""What answers without asking anybody."""
_OF_TEXT: Final = frozenset(
    "format join encode decode strip upper lower items keys values append isoformat setdefault extend update".split()
)
"""Methods of texts, dates and containers, whoever owns them; the library's own of the same names are told by their name before."""


_MODELS: Final = ("django.db.models.", "django.contrib.auth.", "django.contrib.sessions.")
"""Where Django defines the models that those of a project inherit from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What handlers ask."""

    touches: Maybe[tuple[str, ...]]
    """``("database: sqlalchemy",)``; ``()`` where they ask nobody; ``UNKNOWN`` where nothing is seen and not all could be followed."""
    more: Maybe[bool] = None
    """``True`` where they ask something, and may ask more."""


def asked_by(found: Iterable[Handler]) -> Asked:
    """What handlers ask, themselves and through what they call."""
    walk = _Walk()
    several = list(found)
    for handler in several:
        walk.function(handler.function, handler.context, 0)
    return walk.asked if several else Asked(UNKNOWN)


def asked_in(block: Iterable[nodes.NodeNG], context: Context) -> Asked:
    """What statements ask, where a function answers several paths and only they answer one."""
    walk = _Walk()
    several = list(block)
    for statement in several:
        walk.calls(statement.nodes_of_class(nodes.Call), context, 0)
    return walk.asked if several else Asked(UNKNOWN)


@dataclass
class _Walk:
    touches: dict[str, None] = field(default_factory=dict)
    followed: bool = True
    seen: set[str] = field(default_factory=set)

    @property
    def asked(self) -> Asked:
        """What was seen."""
        if self.touches:
            return Asked(tuple(sorted(self.touches)), None if self.followed else True)
        return Asked(() if self.followed else UNKNOWN)

    def calls(self, calls: Iterable[nodes.Call], context: Context, depth: int) -> None:
        for call in calls:
            self._call(call, context, depth)

    def function(self, function: nodes.NodeNG, context: Context, depth: int) -> None:
        key = f"{context.subject(function)}:{function.lineno}"
        if key in self.seen:
            return
        if depth > DEEPEST or len(self.seen) >= MOST_FUNCTIONS:
            self.followed = False
            return
        self.seen.add(key)
        self.calls(_calls(function), context, depth)

    def _call(self, call: nodes.Call, context: Context, depth: int) -> None:
        names = context.names(call.func)
        clients = [client for name in names for client in [client_of(name)] if client is not None]
        if clients or _selects_one(call, context):
            self.touches[clients[0].touches if clients else "database: SQL"] = None
            return
        if any(_is_of_model(name, context) for name in names):
            self.touches["database: django"] = None
            return
        if not DEPENDS.isdisjoint(names):
            for handler in handlers(call.args[0] if call.args else None, context):
                self.function(handler.function, handler.context, depth + 1)
            return
        inside = [defined for name in names for defined in [context.definition(name)] if defined is not None]
        for where, defined in inside:
            self._defined(defined, where, depth)
        if not inside and not _is_harmless(call, names):
            self.followed = False

    def _defined(self, defined: nodes.NodeNG, context: Context, depth: int) -> None:
        if isinstance(defined, nodes.FunctionDef):
            self.followed = self.followed and not _is_abstract(defined)
            self.function(defined, context, depth + 1)
            return
        made = context.definition(f"{context.subject(defined)}.__init__")
        if made is not None:
            self.function(made[1], made[0], depth + 1)


def _is_abstract(function: nodes.FunctionDef) -> bool:
    """Whether what really runs is written elsewhere: the body does nothing, or says that it is not implemented."""
    for statement in function.body:
        match statement:
            case nodes.Pass() | nodes.Expr(value=nodes.Const()):
                continue
            case nodes.Raise(exc=nodes.Name(name="NotImplementedError") | nodes.Call(func=nodes.Name(name="NotImplementedError"))):
                continue
        return any(tail_of(decorator) == "abstractmethod" for decorator in decorators_of(function))
    return True


def _calls(function: nodes.NodeNG) -> Iterator[nodes.Call]:
    """The calls in a function's body and in the defaults of its parameters; not those that decorate it."""
    decorators = getattr(function, "decorators", None)
    for child in function.get_children():
        if child is not decorators:
            yield from child.nodes_of_class(nodes.Call)


def _is_of_model(name: str, context: Context) -> bool:
    """Whether a method belongs to the manager of a model of Django: ``shop.models.User.objects.exists``, ``UserManager.filter.exists``."""
    model, manager, _ = name.partition(".objects.")
    parts = name.split(".")
    last = max((at for at, part in enumerate(parts[:-1]) if part.endswith("Manager")), default=-1)
    owner = model if manager else ".".join(parts[: last + 1])
    return bool(owner) and any(base.startswith(_MODELS) for base in context.ancestors(owner))


def _selects_one(call: nodes.Call, context: Context) -> bool:
    """Whether a call carries the statement by which one sees that a database answers: ``SELECT 1``."""
    for argument in call.args[:1]:
        is_text = isinstance(argument, nodes.Call) and not _TEXT.isdisjoint(context.names(argument.func))
        inner = argument.args[0] if is_text and argument.args else argument
        value = inner.value if isinstance(inner, nodes.Const) else None
        selects = value == 1 if is_text and not isinstance(value, str) else isinstance(value, str) and _is_select(value)
        if selects:
            return isinstance(call.func, nodes.Attribute)
    return False


def _is_select(text: str) -> bool:
    return text.strip().rstrip(";").lower() == "select 1"


def _is_harmless(call: nodes.Call, names: tuple[str, ...]) -> bool:
    if names:
        return all(
            name.partition(".")[0] in CLIENTS or any(name == one or name.startswith(f"{one}.") for one in _HARMLESS) for name in names
        )
    return isinstance(call.func, nodes.Attribute) and call.func.attrname in _OF_TEXT
