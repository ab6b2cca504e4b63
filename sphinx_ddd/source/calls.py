"""What a call returns: of the standard library's pure functions, and of the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from astroid import nodes
from astroid.exceptions import NoDefault

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source import flow, literals
from sphinx_ddd.source.aliases import DEEPEST, expression_of
from sphinx_ddd.source.bindings import is_static
from sphinx_ddd.source.environment import ENVIRONMENT_READS
from sphinx_ddd.source.frames import ABSENT, Frame
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.mutations import joined
from sphinx_ddd.source.project import SourceModule, decorators_of

if TYPE_CHECKING:
    from sphinx_ddd.source.values import Evaluator

_SIMPLE = frozenset({"builtins.str", "builtins.int", "builtins.float"})

_TYPE_ARGUMENTS = frozenset({"typing.get_args", "typing_extensions.get_args"})
_LITERAL = frozenset({"typing.Literal", "typing_extensions.Literal"})


class Calls:
    """What the evaluator knows of calls."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def call(self, node: nodes.Call, module: SourceModule, frame: Frame) -> Value:
        arguments = self._arguments(node, module, frame)
        if arguments is None:
            return UNKNOWN
        keywords = self._evaluator.keywords(node, module, frame)
        if isinstance(node.func, nodes.Attribute):
            owner = self._evaluator.value(node.func.expr, module, frame)
            if owner is not UNKNOWN and owner is not None:
                return literals.method(owner, node.func.attrname, arguments, keywords)
        for ref in self._evaluator.resolver.refs(node.func, module):
            defined = self._evaluator.resolver.project.definition(ref.name)
            if defined is not None and isinstance(defined[1], nodes.FunctionDef):
                if not self._evaluator.follows_functions:
                    return UNKNOWN
                return self.called(defined[1], defined[0], arguments, keywords, bound=isinstance(node.func, nodes.Attribute))
            if self._evaluator.without_environment and ref.name in ENVIRONMENT_READS:
                return arguments[1] if len(arguments) > 1 else keywords.get("default")
            if self._evaluator.without_environment and ref.name == "builtins.getattr" and len(arguments) == 3:
                return arguments[2] if self._is_outside(node.args[0], module) else UNKNOWN
            if ref.name in _TYPE_ARGUMENTS and len(node.args) == 1:
                return self._literals(node.args[0], module, 0)
            if self._is_mapping(ref.name):
                return literals.function("builtins.dict", arguments, keywords)
            if UNKNOWN in keywords and ref.name != "builtins.dict":
                return UNKNOWN
            return literals.function(self._plain(ref.name), arguments, keywords)
        return UNKNOWN

    def _is_outside(self, node: nodes.NodeNG, module: SourceModule) -> bool:
        """Whether an expression is an object of a library, such as Django's settings, of which the project states nothing."""
        names = self._evaluator.resolver.names(node, module)
        return bool(names) and not any(self._evaluator.resolver.project.owns(n.partition(".")[0]) for n in names)

    def _literals(self, node: nodes.NodeNG, module: SourceModule, depth: int) -> Value:
        """The values of a ``Literal[…]``, also by the name that it was given; UNKNOWN for any other type."""
        resolver = self._evaluator.resolver
        if depth > DEEPEST:
            return UNKNOWN
        if not isinstance(node, nodes.Subscript):
            owners = resolver.refs(node.expr, module) if isinstance(node, nodes.Attribute) else ()
            found = expression_of(node, module, resolver.project, owners)
            return self._literals(found[1], found[0], depth + 1) if found is not None else UNKNOWN
        if _LITERAL.isdisjoint(resolver.names(node.value, module)):
            return UNKNOWN
        values: list[Value] = []
        for part in node.slice.elts if isinstance(node.slice, nodes.Tuple) else [node.slice]:
            value = self._evaluator.value(part, module)
            inner = self._literals(part, module, depth + 1) if value is UNKNOWN else (value,)
            values += inner if isinstance(inner, tuple) else (UNKNOWN,)
        return tuple(values)

    def _plain(self, name: str) -> str:
        """Python's own class of text or numbers that a class of the project is derived from, unless it makes its objects itself."""
        resolver = self._evaluator.resolver
        defined = resolver.project.definition(name)
        if defined is None:
            return name
        above = [resolver.project.definition(ancestor) for ancestor in resolver.classes.ancestors(name)]
        if any(made in one[1].locals for one in above if one is not None for made in ("__new__", "__init__")):
            return name
        outside = [ancestor for ancestor in resolver.classes.ancestors(name)[1:] if resolver.project.definition(ancestor) is None]
        return outside[0] if len(outside) == 1 and outside[0] in _SIMPLE else name

    def _is_mapping(self, name: str) -> bool:
        """Whether a class is a dict that names its keys."""
        resolver = self._evaluator.resolver
        known = (*resolver.knowledge.mappings, "typing.TypedDict", "typing_extensions.TypedDict")
        return any(ancestor in known for ancestor in resolver.classes.ancestors(name))

    def _arguments(self, node: nodes.Call, module: SourceModule, frame: Frame) -> list[Value] | None:
        """The positional arguments of a call; ``None`` where their number is not known."""
        arguments: list[Value] = []
        for argument in node.args:
            if isinstance(argument, nodes.Starred):
                inner = self._evaluator.value(argument.value, module, frame)
                if not isinstance(inner, (list, tuple)):
                    return None
                arguments += inner
            else:
                arguments.append(self._evaluator.items(argument, module, frame))
        return arguments

    def entered(
        self, node: nodes.Call, module: SourceModule, frame: Frame, function: nodes.FunctionDef, home: SourceModule
    ) -> Frame | None:
        """The variables with which a call enters a function of the project; ``None`` where its arguments do not fit."""
        arguments = self._arguments(node, module, frame)
        if arguments is None:
            return None
        is_bound = isinstance(node.func, nodes.Attribute) or function.name == "__init__"
        return self._parameters(function, home, arguments, self._evaluator.keywords(node, module, frame), bound=is_bound)

    def unentered(self, function: nodes.FunctionDef, module: SourceModule) -> Frame:
        """The variables of a function that is given nothing but what it must be given, which is UNKNOWN."""
        return self._parameters(function, module, [], {}, bound=True) or Frame()

    def called(
        self, function: nodes.FunctionDef, module: SourceModule, arguments: list[Value], keywords: dict[Any, Value], *, bound: bool
    ) -> Value:
        """What a function of the project returns for these arguments."""
        harmless = ("staticmethod", "classmethod", "cache", "lru_cache", "property", "cached_property")
        if any(getattr(d, "name", getattr(d, "attrname", "")) not in harmless for d in decorators_of(function)):
            return UNKNOWN
        if function.is_generator() or isinstance(function, nodes.AsyncFunctionDef):
            return UNKNOWN
        frame = self._parameters(function, module, arguments, keywords, bound=bound)
        if frame is None:
            return UNKNOWN
        key = _key(function, frame, self._evaluator.mode)
        if key is not None and key in module.names:
            return module.names[key]
        cuts = self._evaluator.cuts
        result = self.result(function, module, frame)
        if key is not None and cuts == self._evaluator.cuts:
            module.names[key] = result
        return result

    def result(self, function: nodes.FunctionDef, module: SourceModule, frame: Frame) -> Value:
        """What a function returns when its variables are those of the frame, whatever decorates it."""
        result: Value = ABSENT
        for node in flow.returns_of(function):
            outcome = self._reached(node, function, module, frame)
            if outcome is False:
                continue
            value = self._evaluator.value(node.value, module, frame)
            result = value if result is ABSENT else joined(result, value)
            if outcome is True:
                return result
        if result is ABSENT:
            return UNKNOWN
        return joined(result, None) if flow.may_end(function.body) else result

    def _reached(self, node: nodes.Return, function: nodes.FunctionDef, module: SourceModule, frame: Frame) -> bool | None:
        """Whether a return runs for sure, never, or perhaps (``None``)."""
        certain = True
        for branch in flow.branches(node, function):
            if isinstance(branch.owner, nodes.If):
                test = self._evaluator.value(branch.owner.test, module, frame)
                if literals.known(test):
                    if bool(test) is not (branch.block == "body"):
                        return False
                    continue
            certain = False
        return True if certain else None

    def _parameters(
        self, function: nodes.FunctionDef, module: SourceModule, arguments: list[Value], keywords: dict[Any, Value], *, bound: bool
    ) -> Frame | None:
        """The variables of a call; ``None`` where the arguments do not fit the function."""
        signature = function.args
        positional = [a.name for a in (*(signature.posonlyargs or ()), *(signature.args or ()))]
        values: dict[str, Value] = {}
        is_method = isinstance(function.parent, nodes.ClassDef) and not is_static(function)
        if is_method and positional:
            values[positional.pop(0)] = UNKNOWN
            if not bound:
                arguments = arguments[1:]
        values |= dict(zip(positional, arguments, strict=False))
        named = {k: v for k, v in keywords.items() if k is not UNKNOWN}
        only = [a.name for a in signature.kwonlyargs or ()]
        accepted = {k: v for k, v in named.items() if k in positional or k in only}
        rest = Mapping({k: v for k, v in keywords.items() if k is UNKNOWN or k not in accepted})
        values |= accepted
        if signature.kwarg:
            rest.where = getattr(keywords, "where", {})
            values[signature.kwarg] = rest
        if signature.vararg:
            values[signature.vararg] = tuple(arguments[len(positional) :])
        elif len(arguments) > len(positional):
            return None
        for name in (*positional, *only):
            if name not in values:
                values[name] = UNKNOWN if UNKNOWN in keywords else self._default(function, name, module)
        return Frame({(function, name): value for name, value in values.items()})

    def _default(self, function: nodes.FunctionDef, name: str, module: SourceModule) -> Value:
        try:
            return self._evaluator.value(function.args.default_value(name), module)
        except NoDefault:
            return UNKNOWN


def _key(function: nodes.FunctionDef, frame: Frame, mode: tuple[bool, bool]) -> tuple[object, ...] | None:
    """What tells a call from others of the function; ``None`` where an argument cannot be compared."""
    values = frame.variables.values()
    try:
        return ("returned", mode, function, tuple((type(v), v) for v in values)) if all(map(literals.plain, values)) else None
    except TypeError:
        return None
