"""The trait types that libraries bring, as data: what they are called, take, hold and are without a default."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_ddd.source.literals import Value

NOWHERE = object()
"""The default of a type that has none: to read the trait before it is set is an error."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A trait type of a library."""

    native: str
    """The name of its class: ``Int``, also where it is imported as ``Integer``."""
    option_type: str
    default: Value = NOWHERE
    """What it holds when no default is given."""
    positions: tuple[str, ...] = ("default_value", "allow_none", "read_only", "help", "config")
    """The parameters that may be given by position."""
    shape: str = "value"
    """How its arguments say what the default is: ``value sequence tuple mapping class object enum members union``."""
    is_bounded: bool = False
    """Takes ``min`` and ``max``."""
    is_open: bool = False
    """Without ``min`` and ``max`` it is bounded by the infinities, and says so."""
    element_type: str | None = None


_SEQUENCE = ("trait", "default_value", "minlen", "maxlen")
_MAPPING = ("value_trait", "per_key_traits", "key_trait", "default_value")

_TRAITLETS = {
    "TraitType": Kind("TraitType", "raw"),
    "ClassBasedTraitType": Kind("ClassBasedTraitType", "raw"),
    "Any": Kind("Any", "raw", None),
    "Int": Kind("Int", "integer", 0, is_bounded=True),
    "Integer": Kind("Int", "integer", 0, is_bounded=True),
    "CInt": Kind("CInt", "integer", 0, is_bounded=True),
    "Long": Kind("Long", "integer", 0, is_bounded=True),
    "CLong": Kind("CLong", "integer", 0, is_bounded=True),
    "Float": Kind("Float", "number", 0.0, is_bounded=True, is_open=True),
    "CFloat": Kind("CFloat", "number", 0.0, is_bounded=True, is_open=True),
    "Complex": Kind("Complex", "number"),
    "CComplex": Kind("CComplex", "number"),
    "Bytes": Kind("Bytes", "string", b""),
    "CBytes": Kind("CBytes", "string", b""),
    "Unicode": Kind("Unicode", "string", ""),
    "CUnicode": Kind("CUnicode", "string", ""),
    "ObjectName": Kind("ObjectName", "string"),
    "DottedObjectName": Kind("DottedObjectName", "string"),
    "Bool": Kind("Bool", "boolean", False),
    "CBool": Kind("CBool", "boolean", False),
    "Enum": Kind("Enum", "enum", positions=("values", "default_value", "allow_none"), shape="enum"),
    "CaselessStrEnum": Kind("CaselessStrEnum", "enum", positions=("values", "default_value"), shape="enum"),
    "FuzzyEnum": Kind("FuzzyEnum", "enum", positions=("values", "default_value", "case_sensitive", "substring_matching"), shape="enum"),
    "UseEnum": Kind("UseEnum", "enum", positions=("enum_class", "default_value"), shape="members"),
    "Container": Kind("Container", "list", (), positions=("trait", "default_value"), shape="sequence"),
    "List": Kind("List", "list", (), positions=_SEQUENCE, shape="sequence"),
    "Set": Kind("Set", "list", (), positions=_SEQUENCE, shape="sequence"),
    "Tuple": Kind("Tuple", "list", (), positions=(), shape="tuple"),
    "Dict": Kind("Dict", "dict", (), positions=_MAPPING, shape="mapping"),
    "Instance": Kind("Instance", "raw", None, positions=("klass", "args", "kw", "allow_none"), shape="object"),
    "ForwardDeclaredInstance": Kind("ForwardDeclaredInstance", "raw", None, positions=("klass", "args", "kw"), shape="object"),
    "This": Kind("This", "raw", None, positions=(), shape="object"),
    "Type": Kind("Type", "raw", positions=("default_value", "klass", "allow_none"), shape="class"),
    "ForwardDeclaredType": Kind("ForwardDeclaredType", "raw", positions=("default_value", "klass"), shape="class"),
    "Union": Kind("Union", "raw", positions=("trait_types",), shape="union"),
    "TCPAddress": Kind("TCPAddress", "list", ("127.0.0.1", 0)),
    "CRegExp": Kind("CRegExp", "string"),
    "Path": Kind("Path", "path"),
    "Callable": Kind("Callable", "raw"),
}
_MODULES = (
    "traitlets", "traitlets.traitlets", "traitlets.config", "traitlets.config.application", "traitlets.config.configurable",
    "IPython.utils.traitlets",
)  # fmt: skip
"""Where the library has its trait types, and where it imports them, so that others import them from there."""

_JUPYTERHUB = {
    "URLPrefix": Kind("URLPrefix", "string", ""),
    "Command": Kind("Command", "list", (), positions=("default_value",), shape="sequence", element_type="string"),
    "ByteSpecification": Kind("ByteSpecification", "integer", 0, is_bounded=True),
    "Callable": Kind("Callable", "raw"),
    "EntryPointType": Kind("EntryPointType", "raw", positions=("default_value", "klass"), shape="class"),
}

KINDS = {f"{module}.{name}": kind for module in _MODULES for name, kind in _TRAITLETS.items()}
KINDS |= {f"jupyterhub.traitlets.{name}": kind for name, kind in _JUPYTERHUB.items()}
"""Trait types by their qualified names."""

UNDEFINED = frozenset(f"{module}.{name}" for module in _MODULES for name in ("Undefined", "NoDefaultSpecified"))
"""What stands for no default where one may be given."""

HOLDERS = frozenset(
    f"{module}.{name}"
    for module in (*_MODULES, "IPython.config.configurable", "IPython.config.application", "IPython.config")
    for name in ("HasDescriptors", "HasTraits", "Configurable", "SingletonConfigurable", "LoggingConfigurable", "Application")
)
"""Classes whose attributes are traits."""

DEFAULTS = frozenset(f"{module}.default" for module in _MODULES)
VALIDATORS = frozenset(f"{module}.validate" for module in _MODULES)
OBSERVERS = frozenset(f"{module}.{name}" for module in _MODULES for name in ("observe", "observe_compat"))
"""Decorators of methods that say what a trait is by default, may be, and what happens when it changes."""
