"""Configurable traits of ``traitlets``: what users of Jupyter and its like set as ``c.Class.trait``."""

from __future__ import annotations

import inspect

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.facts.config import ConfigOption, Evidence
from sphinx_ddd.facts.readings import Spelling
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import At, Facts, calls, subclasses
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._traitlets import handlers
from sphinx_ddd.rules._traitlets.command_line import spellings, switched
from sphinx_ddd.rules._traitlets.defaults import default_of
from sphinx_ddd.rules._traitlets.deprecated import deprecation
from sphinx_ddd.rules._traitlets.kinds import HOLDERS, OBSERVERS
from sphinx_ddd.rules._traitlets.limits import limits_of
from sphinx_ddd.rules._traitlets.traits import Trait, declared, trait_of
from sphinx_ddd.rules._traitlets.types import choices_of, element_type_of, maximum_of, minimum_of, option_type_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Subclass

FRAMEWORK = "traitlets"

MAPPINGS = frozenset({"traitlets.config.Config", "traitlets.config.loader.Config", "traitlets.config.application.Config"})


@subclasses()
def option(use: Subclass) -> Facts:
    """A trait with ``config=True``, by the class that declares it, with type, limits, default, and the variables it is read from."""
    owner = use.node
    if not isinstance(owner, nodes.ClassDef):
        return
    traits = [(name, node, trait) for name, node in declared(owner) if (trait := trait_of(node, use.context)) is not None]
    is_holder = _holds_traits(use, [trait for _, _, trait in traits])
    for name, node, trait in traits:
        if _is_configurable(trait) and (trait.kind is not None or is_holder):
            yield At(_option(name, trait, owner, use.context), node.parent)


@subclasses()
def command_line(use: Subclass) -> Facts:
    """The flags that an application has for traits of its own and of other classes: its ``aliases``, and ``flags`` that switch one."""
    if isinstance(use.node, nodes.ClassDef) and _may_be_application(use):
        for flag, trait, node in spellings(use.node, use.context):
            yield At(Spelling(name=flag, framework=FRAMEWORK, key=(trait,)), node)


@calls(*(f"traitlets.{module}boolean_flag" for module in ("config.", "config.application.", "config.configurable.")))
def boolean_flag(use: Call) -> Facts:
    """The flags by which an application turns a trait on and off."""
    for flag, trait in switched(use):
        yield Spelling(name=flag, framework=FRAMEWORK, key=(trait,))


def _may_be_application(use: Subclass) -> bool:
    """Whether a class derives from one of a library, which may be an application; the shape of its aliases tells."""
    foreign = (name for name in use.names if not name.startswith(("builtins.", "typing.")))
    return any(use.context.definition(name) is None for name in foreign)


def _holds_traits(use: Subclass, traits: list[Trait]) -> bool:
    """Whether the attributes of a class are traits: by its bases, or since some certainly are."""
    return not HOLDERS.isdisjoint(use.names) or any(trait.kind is not None for trait in traits)


def _is_configurable(trait: Trait) -> bool:
    return (trait.tags["config"] if "config" in trait.tags else trait.value("config")) is True


def _option(name: str, trait: Trait, owner: nodes.ClassDef, context: Context) -> ConfigOption:
    default = default_of(name, trait, owner, context)
    kind = option_type_of(trait)
    help_ = help_of(trait)
    return ConfigOption(
        name=f"{owner.name}.{name}",
        framework=FRAMEWORK,
        scope=owner.name,
        option_type=kind,
        native_type=trait.native,
        element_type=element_type_of(trait),
        default=default.value,
        minimum=minimum_of(trait),
        maximum=maximum_of(trait),
        choices=choices_of(trait),
        unit=unit_of(name, kind),
        secret=is_secret(name, default.value, kind),
        env=default.env or None,
        limits=limits_of(name, owner, context) or None,
        apply_evidence=_observed(name, owner, context) or None,
        deprecated=deprecation(name, owner.name, trait, help_),
        description=help_,
    )


def help_of(trait: Trait) -> str:
    """The help of a trait, its indentation taken away, with ``{placeholders}`` for what is only known at run time."""
    found = trait.expression("help")
    if found is not None:
        text = inspect.cleandoc(found[0].template(found[1])).strip()
        return "" if text.startswith("{") and text[1:-1].isidentifier() else text
    tagged: Maybe[object] = trait.tags.get("help", trait.value("help"))
    return inspect.cleandoc(tagged).strip() if isinstance(tagged, str) else ""


def _observed(name: str, owner: nodes.ClassDef, context: Context) -> tuple[Evidence, ...]:
    """What the class itself does when the trait is given another value while the program runs."""
    return tuple(
        Evidence(says=f"observed by {method.name}", at=context.location(method))
        for method in handlers.methods(OBSERVERS, name, owner, context)
    )
