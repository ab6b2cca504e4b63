"""What a rule may ask of the module it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Location, Maybe
from sphinx_ddd.source import conditions, entries, literals, templates
from sphinx_ddd.source.frames import Frame
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.names import Resolver
from sphinx_ddd.source.origins import Entered, Origin, Origins
from sphinx_ddd.source.project import Definition, Project, SourceModule, qualified_scope
from sphinx_ddd.source.refs import Knowledge, Ref
from sphinx_ddd.source.templates import Templates
from sphinx_ddd.source.values import Evaluator
from sphinx_ddd.source.ways import Way, Ways


@dataclass(frozen=True, slots=True)
class Reader:
    """The ways to read a project, shared by all its modules."""

    project: Project
    resolver: Resolver
    evaluator: Evaluator
    unset: Evaluator
    """As the evaluator, where no environment variable is set."""
    templates: Templates
    origins: Origins
    ways: Ways

    @classmethod
    def of(cls, project: Project, knowledge: Knowledge) -> Reader:
        resolver = Resolver(project, knowledge)
        evaluator = Evaluator(resolver)
        unset = Evaluator(resolver, without_environment=True)
        templates = Templates(Evaluator(resolver, follows_functions=False))
        return cls(project, resolver, evaluator, unset, templates, Origins(evaluator), Ways(unset))

    def context(self, module: SourceModule) -> Context:
        return Context(module, self)


@dataclass(frozen=True, slots=True)
class Context:
    """A module, and what its expressions stand for."""

    module: SourceModule
    reader: Reader
    frame: Frame = field(default_factory=Frame)
    """Variables that are given: parameters of a call through which a function was entered, targets of a loop."""

    @property
    def path(self) -> str:
        """The path that facts carry."""
        return self.module.file.path

    def names(self, node: nodes.NodeNG | None) -> tuple[str, ...]:
        """The qualified names an expression may stand for, likeliest first; ``()`` when unknown."""
        return self.reader.resolver.names(node, self.module)

    def refs(self, node: nodes.NodeNG | None) -> tuple[Ref, ...]:
        """As :meth:`names`, with what made the object (:attr:`Ref.origin`)."""
        return self.reader.resolver.refs(node, self.module)

    def called(self, node: nodes.Call) -> tuple[str, ...]:
        """The names called: also the library class whose ``__init__`` runs, and the library's method that one of the project wraps."""
        classes = self.reader.resolver.classes
        out: dict[str, None] = {}
        for name in self.names(node.func):
            constructed = name.removesuffix(".__init__")  # super().__init__(…) of a class of the project
            out.update(dict.fromkeys((*classes.constructed(constructed), *classes.overridden(name))))
        return tuple(out)

    def value(self, node: nodes.NodeNG | None) -> Value:
        """The literal an expression is, however it is spelt, or ``UNKNOWN``; ``None`` for no expression."""
        return self.reader.evaluator.value(node, self.module, self.frame)

    def unset(self, node: nodes.NodeNG | None) -> Value:
        """As :meth:`value`, when no environment variable is set: ``int(os.getenv("PORT", "80"))`` is 80."""
        return self.reader.unset.value(node, self.module, self.frame)

    def items(self, node: nodes.NodeNG | None) -> Value:
        """As :meth:`value`, for what is iterated over: the members of an enumeration too."""
        return self.reader.evaluator.items(node, self.module, self.frame)

    def value_in(self, node: nodes.NodeNG | None, **variables: Value) -> Value:
        """As :meth:`value`, with some variables of the node's own scope given."""
        scope = node.scope() if node is not None else None
        return self.reader.evaluator.value(node, self.module, self.frame.with_variables(scope, variables))

    def text(self, node: nodes.NodeNG | None) -> Maybe[str]:
        """The text an expression is; ``None`` for no expression or a literal ``None``."""
        value = self.value(node)
        return value if value is None or isinstance(value, str) else UNKNOWN

    def template(self, node: nodes.NodeNG | None) -> str:
        """The text an expression builds, with ``{placeholders}``; empty for no expression."""
        return self.reader.templates.text(node, self.module, self.frame)

    def origins(self, node: nodes.NodeNG | None, entered: Entered | None = None) -> tuple[Origin, ...]:
        """What made the object that an expression stands for, through parameters to the callers in all modules.

        :param entered: the call by which the function around the node was entered, where only that one is meant.
        """
        return self.reader.origins.of(node, self.module, entered)

    def entries(self, node: nodes.NodeNG) -> Sequence[Entered | None]:
        """The calls that enter the function around a node; one ``None`` where none is known."""
        return self.reader.origins.entries(node, self.module) or (None,)

    def entered(self, entered: Entered | None) -> Context:
        """The same module with the variables that a call gave the function around the node."""
        return replace(self, frame=self.reader.origins.frame(entered)) if entered is not None else self

    def rounds(self, node: nodes.NodeNG) -> Iterator[Context]:
        """A context for each round of the loops over literals that a node lies in; this one where there is no such loop."""
        for frame in self.reader.evaluator.rounds(node, self.module, self.frame):
            yield replace(self, frame=frame)

    def ways(self, node: nodes.NodeNG) -> Iterator[tuple[Context, Way]]:
        """A context for each way in which the program gets to a node: wrappers, objects, loops. Read it with :meth:`unset`."""
        for way in self.reader.ways.to(node, self.module):
            yield replace(self, frame=way.frame), way

    def elsewhere(self, origin: Origin) -> Context:
        """The context in which an origin's expressions are read."""
        return Context(origin.module, self.reader, self.reader.origins.frame(origin.entered))

    def messages(self, node: nodes.NodeNG, arguments: Sequence[nodes.NodeNG] = ()) -> tuple[str, ...]:
        """The templates of a message, several where branches assign the variable differently.

        :param arguments: what fills the ``%s`` of a message that is formatted later, as logging does.
        """
        return self.reader.templates.alternatives(node, self.module, arguments)

    def entry(self, mapping: Value, key: str) -> tuple[Context, nodes.NodeNG] | None:
        """The expression written for a key of a folded dict, with the context of its module."""
        found = entries.expression(mapping, key, self.reader.project)
        return (self.reader.context(found[0]), found[1]) if found is not None else None

    def known(self, value: Value) -> bool:
        """Whether a value is known through and through."""
        return literals.known(value)

    def location(self, node: nodes.NodeNG) -> Location:
        return self.module.location(node)

    def subject(self, node: nodes.NodeNG) -> str:
        """The dotted name of the object a node lies in."""
        return qualified_scope(self.module, node)

    def condition(self, node: nodes.NodeNG) -> Maybe[str]:
        """The nearest test or handler that a node depends on, with the early ways out before it, as code."""
        return conditions.condition(node) or None

    def handled(self, node: nodes.NodeNG) -> Maybe[str]:
        """The exceptions of the nearest handler that a node lies in, qualified (those of Python plain); ``None`` outside of any."""
        child, parent = node, node.parent
        while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Lambda):
            if isinstance(parent, nodes.ExceptHandler) and child is not parent.type:
                return self._caught(parent.type)
            child, parent = parent, parent.parent
        return None

    def _caught(self, caught: nodes.NodeNG | None) -> Maybe[str]:
        if caught is None:
            return "BaseException"
        types = caught.elts if isinstance(caught, nodes.Tuple) else [caught]
        names = [ref.name for one in types for ref in self.refs(one)[:1] if not ref.instance]
        return ", ".join(name.removeprefix("builtins.") for name in names) if len(names) == len(types) else UNKNOWN

    def code(self, node: nodes.NodeNG) -> str:
        """An expression as one line of code."""
        return templates.code(node)

    def ancestors(self, class_name: str) -> tuple[str, ...]:
        """The class itself and its bases over the whole project, nearest first."""
        return self.reader.resolver.classes.ancestors(class_name)

    def definition(self, name: str) -> tuple[Context, Definition] | None:
        """The project's class or function of that qualified name, with the context of its module."""
        found = self.reader.project.definition(name)
        return (self.reader.context(found[0]), found[1]) if found is not None else None
