"""The environment variables that set a field, exactly as pydantic builds their names, in both generations."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._pydantic.config import Config
from sphinx_ddd.rules._pydantic.fields import Field
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Environment:
    """How a settings class names its variables."""

    config: Config
    is_first_generation: bool

    def of(self, field: Field) -> Maybe[Names]:
        """The variables of a field of the settings class itself."""
        found = self._first_generation(field) if self.is_first_generation else self._second_generation(field)
        return self._cased(found)

    def below(self, parents: Maybe[Names], field: Field, depth: int) -> Maybe[Names]:
        """The variables of a field of a nested model, below those of the field that holds the model.

        :param depth: models between the settings class and the field.
        """
        delimiter = self.config.text("env_nested_delimiter")
        most = self.config.value("env_nested_max_split")
        if delimiter == "" or parents == ():
            return ()
        own = _by_alias(alias_names(field), field, self.config)
        if not isinstance(parents, tuple) or not isinstance(own, tuple) or delimiter is UNKNOWN or most is UNKNOWN:
            return UNKNOWN
        if isinstance(most, int) and depth > most:
            return ()
        return self._cased(tuple(f"{parent}{delimiter}{name}" for parent in parents for name in own))

    def flags(self, field: Field, above: str = "") -> Maybe[Names]:
        """The spellings on the command line, where the settings class reads one.

        :param above: the name of the field that holds the model, where it is one of a nested model.
        """
        parses, prefix, kebab = (self.config.value(key) for key in ("cli_parse_args", "cli_prefix", "cli_kebab_case"))
        if self.is_first_generation or parses in (None, False, UNKNOWN):
            return None
        aliases = alias_names(field)
        if prefix is UNKNOWN or kebab is UNKNOWN or aliases is UNKNOWN:
            return UNKNOWN
        before = "".join(f"{part}." for part in (prefix, above) if part)
        names = [f"{before}{name}" for name in (aliases if isinstance(aliases, tuple) else (field.name,))]
        spelt = [name.replace("_", "-") if kebab else name for name in names]
        return tuple(f"-{name}" if len(name) == 1 else f"--{name}" for name in spelt)

    def _cased(self, found: Maybe[Names]) -> Maybe[Names]:
        """In upper case where case does not matter, as they are commonly written."""
        is_sensitive = self.config.flag("case_sensitive")
        if not isinstance(found, tuple) or is_sensitive is UNKNOWN:
            return UNKNOWN
        return tuple(dict.fromkeys(found if is_sensitive else (name.upper() for name in found)))

    def _first_generation(self, field: Field) -> Maybe[Names]:
        stated = _of_config(self.config, field.name, "env")
        own = field.stated("env")
        if not stated and own is not None:
            stated = own[0].value(own[1])
        if stated is UNKNOWN or (not stated and field.is_open):
            return UNKNOWN
        if isinstance(stated, str) and stated:
            return (stated,)
        if isinstance(stated, (list, tuple, set)) and stated:
            ordered = sorted(stated, key=str) if isinstance(stated, set) else stated
            return tuple(ordered) if all(isinstance(one, str) for one in ordered) else UNKNOWN
        prefix = self.config.text("env_prefix")
        return (f"{prefix}{field.name}",) if isinstance(prefix, str) else UNKNOWN

    def _second_generation(self, field: Field) -> Maybe[Names]:
        aliases = alias_names(field)
        prefix, target = self.config.text("env_prefix"), self.config.text("env_prefix_target", "variable")
        if aliases is None and self.config.value("alias_generator") is not None:
            return UNKNOWN
        if aliases is UNKNOWN or target is UNKNOWN:
            return UNKNOWN
        by_name = _is_by_name(self.config)
        out: list[str] = []
        if isinstance(aliases, tuple) and self.config.flag("validate_by_alias", default=True) is not False:
            if target in ("alias", "all") and not isinstance(prefix, str):
                return UNKNOWN
            out += [f"{prefix if target in ('alias', 'all') else ''}{alias}" for alias in aliases]
        if not out or by_name:
            if not isinstance(prefix, str) or (out and by_name is UNKNOWN):
                return UNKNOWN
            out.append(f"{prefix if target in ('variable', 'all') else ''}{field.name}")
        return tuple(out)


def _is_by_name(config: Config) -> Maybe[bool]:
    """Whether a field with an alias is read by its own name too."""
    flags = [config.flag(key) for key in ("populate_by_name", "validate_by_name", "allow_population_by_field_name")]
    return True if True in flags else UNKNOWN if UNKNOWN in flags else False


def _by_alias(aliases: Maybe[Names], field: Field, config: Config) -> Maybe[Names]:
    if aliases is None:
        return (field.name,)
    if isinstance(aliases, tuple) and _is_by_name(config) is True:
        return (*aliases, field.name)
    return aliases


def _of_config(config: Config, name: str, key: str) -> Value:
    """What ``Config.fields`` says of a field."""
    fields = config.value("fields")
    if not isinstance(fields, dict):
        return UNKNOWN if fields is UNKNOWN else None
    said = fields.get(name)
    return said.get(key) if isinstance(said, dict) else said if key == "alias" else None


def alias_names(field: Field) -> Maybe[Names]:
    """The names under which a field is read, where it has an alias; ``None`` where it has none."""
    stated = field.stated("validation_alias") or field.stated("alias")
    if stated is None:
        return UNKNOWN if field.is_open else None
    return _aliases(stated[1], stated[0])


def _aliases(node: nodes.NodeNG, context: Context) -> Maybe[Names]:
    """A text, ``AliasChoices("a", "b")``, ``AliasPath("a", 0)``, of which the first step is a name."""
    context, node = _made(node, context)
    if not isinstance(node, nodes.Call):
        value = context.value(node)
        return (value,) if isinstance(value, str) else None if value is None else UNKNOWN
    use = Call(node, context, context.names(node.func), node)
    if any(name in names.ALIAS_PATH for name in use.names):
        head = use.text(0, "first_arg")
        return (head,) if isinstance(head, str) else UNKNOWN
    if not any(name in names.ALIAS_CHOICES for name in use.names):
        value = context.value(node)
        return (value,) if isinstance(value, str) else UNKNOWN
    out: list[str] = []
    for one in node.args:
        inner = _aliases(one, context)
        if not isinstance(inner, tuple):
            return UNKNOWN
        out += inner
    return tuple(dict.fromkeys(out))


def _made(node: nodes.NodeNG, context: Context) -> tuple[Context, nodes.NodeNG]:
    """The call behind the name of a constant."""
    found = expression_of(node, context.module, context.reader.project) if isinstance(node, nodes.Name) else None
    return (context.reader.context(found[0]), found[1]) if found is not None else (context, node)
