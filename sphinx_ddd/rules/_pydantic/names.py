"""Names of pydantic, in both generations and all modules that it can be imported from."""

from __future__ import annotations

_HOMES = ("pydantic", "pydantic.v1")


def of(name: str, *modules: str) -> tuple[str, ...]:
    """The qualified names of something that ``pydantic`` and ``pydantic.v1`` export, defined in one of their modules."""
    return tuple(f"{home}{module}.{name}" for home in _HOMES for module in ("", *(f".{m}" for m in modules)))


SETTINGS = ("pydantic_settings.BaseSettings", "pydantic_settings.main.BaseSettings")
SETTINGS_V1 = of("BaseSettings", "env_settings")
MODELS = of("BaseModel", "main")
FIELD = of("Field", "fields")
PRIVATE = of("PrivateAttr", "fields")
VALIDATORS = (*of("validator", "class_validators"), *of("field_validator", "functional_validators"))
AFTER_VALIDATORS = of("AfterValidator", "functional_validators")
ALIAS_CHOICES = of("AliasChoices", "aliases")
ALIAS_PATH = of("AliasPath", "aliases")
CONFIGS = (
    *of("ConfigDict", "config"),
    "pydantic_settings.SettingsConfigDict",
    "pydantic_settings.main.SettingsConfigDict",
)
"""Classes whose call gives a dict of their keywords."""
IGNORED_MODELS = frozenset({*of("RootModel", "root_model")})
DATACLASSES = (*of("dataclasses.dataclass"), "dataclasses.dataclass")
DEPRECATED = ("typing_extensions.deprecated", "warnings.deprecated")
MODEL_VALIDATORS = of("model_validator", "functional_validators")
WRAPPERS = frozenset(
    name
    for word in "SecretStr SecretBytes Secret AnyUrl AnyHttpUrl HttpUrl RedisDsn PostgresDsn AmqpDsn MongoDsn KafkaDsn MySQLDsn".split()
    for name in of(word, "types", "networks")
)
"""Classes whose objects are told by the text they are made of."""
