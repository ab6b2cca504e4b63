"""The types that pydantic adds to Python's, in both generations."""

from __future__ import annotations

from sphinx_ddd.rules._pydantic import names
from sphinx_ddd.rules._settings.python_types import PYTHON, Annotation, Bounds, Vocabulary


def _types(option_type: str, words: str, **more: object) -> dict[str, Annotation]:
    return {name: Annotation(option_type, **more) for word in words.split() for name in names.of(word, "types", "networks", "color")}  # type: ignore[arg-type]


_POSITIVE, _NEGATIVE = Bounds(gt=0), Bounds(lt=0)
_NON_NEGATIVE, _NON_POSITIVE = Bounds(ge=0), Bounds(le=0)
_CONSTRAINING = "conint confloat condecimal constr conlist conset confrozenset conbytes condate StringConstraints Field"

PYDANTIC = PYTHON | Vocabulary(
    types={
        **_types("string", "StrictStr StrictBytes constr conbytes ConstrainedStr ConstrainedBytes EmailStr NameEmail"),
        **_types("string", "ImportString PyObject"),
        **_types("string", "UUID1 UUID3 UUID4 UUID5 UUID6 UUID7 UUID8 PaymentCardNumber Color IPvAnyNetwork"),
        **_types("string", "Base64Bytes Base64Str Base64UrlBytes Base64UrlStr EncodedBytes EncodedStr"),
        **_types("string", "PastDate FutureDate PastDatetime FutureDatetime AwareDatetime NaiveDatetime condate ConstrainedDate"),
        **_types("string", "SecretStr SecretBytes", is_secret=True),
        **_types("raw", "Secret", is_secret=True),
        **_types("integer", "StrictInt conint ConstrainedInt ByteSize"),
        **_types("integer", "PositiveInt", bounds=_POSITIVE),
        **_types("integer", "NegativeInt", bounds=_NEGATIVE),
        **_types("integer", "NonNegativeInt", bounds=_NON_NEGATIVE),
        **_types("integer", "NonPositiveInt", bounds=_NON_POSITIVE),
        **_types("number", "StrictFloat confloat ConstrainedFloat FiniteFloat condecimal ConstrainedDecimal"),
        **_types("number", "PositiveFloat", bounds=_POSITIVE),
        **_types("number", "NegativeFloat", bounds=_NEGATIVE),
        **_types("number", "NonNegativeFloat", bounds=_NON_NEGATIVE),
        **_types("number", "NonPositiveFloat", bounds=_NON_POSITIVE),
        **_types("boolean", "StrictBool"),
        **_types("path", "FilePath DirectoryPath NewPath SocketPath"),
        **_types("ip", "IPvAnyAddress IPvAnyInterface"),
        **_types("uri", "AnyUrl AnyHttpUrl HttpUrl FileUrl FtpUrl WebsocketUrl AnyWebsocketUrl stricturl MultiHostDsn"),
        **_types("uri", "PostgresDsn CockroachDsn AmqpDsn RedisDsn MongoDsn KafkaDsn NatsDsn MySQLDsn MariaDBDsn"),
        **_types("uri", "ClickHouseDsn SnowflakeDsn"),
        **_types("list", "conlist conset confrozenset ConstrainedList ConstrainedSet ConstrainedFrozenSet"),
        **_types("raw", "Json JsonValue"),
        **dict.fromkeys((*names.MODELS, *names.SETTINGS, *names.SETTINGS_V1), Annotation("dict")),
    },
    wrappers=frozenset({*names.of("Secret", "types"), *names.of("OnErrorOmit", "types")}),
    constraints={name: () for word in _CONSTRAINING.split() for name in names.of(word, "types", "fields")},
)  # fmt: skip
"""Python's types and pydantic's."""
