"""Whether a raised exception is one for an operator: about settings, the system around the program, or a command that was typed.

Most exceptions are not. They answer a request (a form, an API), blame an argument, or steer the program from one of its own functions to
another. Only what says so is taken: an unsure one is left out, so that a table of issues stays one that an operator reads.
"""

from __future__ import annotations

import http
import re
from collections.abc import Iterable, Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.rules._failures import names
from sphinx_ddd.rules._failures.commands import runs_command
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Raise

STATUS_ATTRIBUTES: Final = ("code", "status_code", "status", "http_status", "http_code", "status_int")
"""Attributes in which classes of exceptions keep the status of the answer they become."""
SETTINGS: Final = frozenset({"oslo_config.cfg.CONF", "django.conf.settings", "os.environ", "flask.current_app.config"})
VALIDATORS: Final = frozenset(
    {
        "pydantic.field_validator", "pydantic.model_validator", "pydantic.validator", "pydantic.root_validator", "traitlets.validate",
        "traitlets.observe", "pydantic.functional_validators.field_validator", "pydantic.functional_validators.model_validator",
    }
)  # fmt: skip
SETTINGS_CLASSES: Final = frozenset(
    {
        "pydantic_settings.BaseSettings", "pydantic.BaseSettings", "pydantic_settings.main.BaseSettings", "traitlets.HasTraits",
        "traitlets.config.Configurable", "oslo_config.types.ConfigType",
    }
)  # fmt: skip
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def concerns_operator(use: Raise, text: str) -> bool:
    """Whether an operator is meant by a message that an exception is raised with."""
    own = frozenset(use.names)
    words = frozenset(_words(use.name.rpartition(".")[2]))
    if _of_programmer(use, text, own):
        return False
    if own & names.COMMAND_LINE:
        return True
    if _makes_a_type(use):
        return False
    stated = _status_given(use.exception, use.context)
    if stated is not None:
        return stated >= http.HTTPStatus.INTERNAL_SERVER_ERROR
    if own & names.CONFIGURATION or words & names.CONFIGURATION_WORDS or _in_settings(use):
        return True
    if _answers_request(use, own):
        return False
    if own & names.ENVIRONMENT or (words & names.ENVIRONMENT_WORDS and not words & names.CALLERS_WORDS):
        return True
    if words & names.CALLERS_WORDS and not own & {"builtins.ValueError"} and not _handles_environment(use):
        return False
    return (
        _handles_environment(use) or _guarded_by_setting(use.node, use.context) or _says(text, own) or runs_command(use.node, use.context)
    )


def blames_caller(exception: nodes.NodeNG | None, context: Context) -> bool:
    """Whether what is raised or caught blames what was asked for: a thing that is not there, a value that will not do."""
    made = exception.func if isinstance(exception, nodes.Call) else exception
    found = context.names(made)
    ancestors = {name for one in found for name in context.ancestors(one)}
    if ancestors & names.ENVIRONMENT or ancestors & names.CONFIGURATION or ancestors & names.COMMAND_LINE:
        return False
    return bool(ancestors & (names.CALLERS - {"builtins.LookupError", "builtins.KeyError"})) or any(
        names.CALLERS_WORDS & {*_words(name.rpartition(".")[2])} for name in found
    )


def _of_programmer(use: Raise, text: str, own: frozenset[str]) -> bool:
    """Whether code was called with what it does not take: an object of another class, or none."""
    if any(phrase in text.lower() for phrase in names.OF_PROGRAMMERS):
        return True
    return not own & (names.CONFIGURATION | names.COMMAND_LINE) and (_asks_for_class(use) or _keeps_order(use))


def _keeps_order(use: Raise) -> bool:
    """Whether a method does nothing but refuse to be called before another method of its object, which sets a flag."""
    method, branch = use.node.scope(), use.node.parent
    match branch:
        case nodes.If(test=nodes.UnaryOp(op="not", operand=nodes.Attribute(expr=nodes.Name(name="self"), attrname=flag)), orelse=[]):
            if not isinstance(method, nodes.FunctionDef) or method.body != [branch]:
                return False
            stated = [one for one in method.parent.frame().nodes_of_class(nodes.AssignAttr) if one.attrname == flag]
            return bool(stated) and all(isinstance(getattr(one.parent, "value", None), nodes.Const) for one in stated)
    return False


def _asks_for_class(use: Raise) -> bool:
    """Whether the exception is raised where an object is not of a class of the project."""
    branch = use.node.parent
    match branch:
        case nodes.If(test=nodes.UnaryOp(op="not", operand=nodes.Call(func=called, args=[_, cls]))) if use.node in branch.body:
            return "builtins.isinstance" in use.context.names(called) and any(
                use.context.definition(name) is not None for name in use.context.names(cls)
            )
    return False


def _says(text: str, own: frozenset[str]) -> bool:
    """Whether the message speaks of settings or of the system; of an argument's exception, of settings only."""
    plain = " ".join(_outside_braces(text).split()).lower()
    words = frozenset(_words(plain))
    if words & names.SPEAKS_OF_SETTINGS or any(phrase in plain for phrase in names.SAYS_SETTINGS):
        return True
    if own & names.PLAIN or own & {"builtins.LookupError"}:
        return False
    return bool(words & names.SPEAKS_OF_SYSTEM) or any(phrase in plain for phrase in names.SAYS_FAILED)


def _answers_request(use: Raise, own: frozenset[str]) -> bool:
    """Whether the class is one that becomes an answer which blames the request, or goes to whoever filled in a form."""
    status = _status_of_class(use.names, use.context)
    if status is not None and status >= http.HTTPStatus.INTERNAL_SERVER_ERROR and own & names.CALLERS:
        return False
    if status is not None and http.HTTPStatus.BAD_REQUEST <= status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return True
    return bool(own & (names.CALLERS - {"builtins.LookupError", "builtins.KeyError"}))


def _status_given(exception: nodes.NodeNG, context: Context) -> int | None:
    """The status that a raise states: a number or a member of ``HTTPStatus`` among its arguments, or the library's class of one."""
    if isinstance(exception, nodes.Call):
        for argument in (*exception.args[:2], *(k.value for k in exception.keywords or () if k.arg in STATUS_ATTRIBUTES)):
            status = _status(argument, context)
            if status is not None:
                return status
    called = exception.func if isinstance(exception, nodes.Call) else exception
    return next((code for name in context.names(called) if (code := _LIBRARY_STATUS.get(name.rpartition(".")[2])) and _is_web(name)), None)


def _is_web(name: str) -> bool:
    return name.startswith(("aiohttp.web.", "falcon.", "rest_framework.", "starlette.", "tornado.", "webob.exc.", "werkzeug.exceptions."))


def _status(node: nodes.NodeNG, context: Context) -> int | None:
    for name in context.names(node) if isinstance(node, nodes.Attribute | nodes.Name) else ():
        owner, _, member = name.rpartition(".")
        if owner.endswith("HTTPStatus") and member in http.HTTPStatus.__members__:
            return int(http.HTTPStatus[member])
        if owner.rpartition(".")[2] == "status" and member.startswith("HTTP_") and member[5:8].isdigit():
            return int(member[5:8])  # of Starlette and the REST framework: HTTP_404_NOT_FOUND
        if owner == "http.client" and member in http.HTTPStatus.__members__:
            return int(http.HTTPStatus[member])
    if isinstance(node, nodes.Call) and len(node.args) == 1 and "builtins.int" in context.names(node.func):
        return _status(node.args[0], context)
    value = context.value(node)
    is_status = isinstance(value, int) and not isinstance(value, bool) and 400 <= value < 600
    return int(value) if is_status else None


def _status_of_class(class_names: Iterable[str], context: Context) -> int | None:
    """The status that the class, or the nearest ancestor that states one, becomes."""
    for name in class_names:
        defined = context.definition(name)
        found = defined[1].locals if defined is not None and isinstance(defined[1], nodes.ClassDef) else {}
        for attribute in STATUS_ATTRIBUTES:
            for target in found.get(attribute, ()):
                if (
                    defined is not None
                    and isinstance(target, nodes.AssignName)
                    and isinstance(target.parent, nodes.Assign | nodes.AnnAssign)
                ):
                    return _status(target.parent.value, defined[0])
    return None


def _handles_environment(use: Raise) -> bool:
    """Whether the exception passes on one by which the system around the program made itself felt."""
    handled = use.context.handled(use.node)
    if not isinstance(handled, str):
        return False
    caught = [name.strip() for name in handled.split(",")]
    return any(not names.ENVIRONMENT.isdisjoint(use.context.ancestors(_qualified(name))) for name in caught)


def _qualified(name: str) -> str:
    return name if "." in name else f"builtins.{name}"


def _guarded_by_setting(node: nodes.NodeNG, context: Context) -> bool:
    """Whether the nearest test above a node asks for a setting."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Module):
        if isinstance(parent, nodes.If) and child is not parent.test:
            return any(_reads_setting(part, context) for part in parent.test.nodes_of_class((nodes.Attribute, nodes.Name)))
        child, parent = parent, parent.parent
    return False


def _reads_setting(part: nodes.NodeNG, context: Context) -> bool:
    """Whether an expression is a setting: of a framework's settings, or a field of a class of settings."""
    if any(_is_setting(name) for name in context.names(part)):
        return True
    owners = context.refs(part.expr) if isinstance(part, nodes.Attribute) else ()
    return any(not SETTINGS_CLASSES.isdisjoint(context.ancestors(ref.name)) for ref in owners)


def _is_setting(name: str) -> bool:
    return any(name.startswith(f"{owner}.") for owner in SETTINGS) or name in ("os.getenv", "os.environ")


def _in_settings(use: Raise) -> bool:
    """Whether the exception refuses a setting: in a validator of a class of settings, or in a type of options."""
    function = use.node.scope()
    owner = function.parent.frame() if isinstance(function, nodes.FunctionDef) and function.parent is not None else None
    if not isinstance(owner, nodes.ClassDef):
        return False
    ancestors = use.context.ancestors(use.context.subject(owner))
    if "oslo_config.types.ConfigType" in ancestors:
        return True
    decorators = function.decorators.nodes if function.decorators is not None else ()
    called = (d.func if isinstance(d, nodes.Call) else d for d in decorators)
    return not SETTINGS_CLASSES.isdisjoint(ancestors) and any(not VALIDATORS.isdisjoint(use.context.names(d)) for d in called)


def _makes_a_type(use: Raise) -> bool:
    """Whether the exception is raised where a kind of option is made: by a programmer, with wrong arguments."""
    function = use.node.scope()
    owner = function.parent.frame() if isinstance(function, nodes.FunctionDef) and function.parent is not None else None
    if not isinstance(owner, nodes.ClassDef) or function.name != "__init__":
        return False
    ancestors = use.context.ancestors(use.context.subject(owner))
    return any(a.startswith("traitlets.") for a in ancestors) and SETTINGS_CLASSES.isdisjoint(ancestors)


def _words(name: str) -> Iterator[str]:
    yield from (word.lower() for word in _WORD.findall(name))


def _outside_braces(template: str) -> str:
    out, depth = [], 0
    for character in template:
        depth += (character == "{") - (character == "}" and depth > 0)
        out.append(character if not depth and character != "}" else " ")
    return "".join(out)


_LIBRARY_STATUS: Final = {
    "HTTPInternalServerError": 500, "HTTPNotImplemented": 501, "HTTPBadGateway": 502, "HTTPServiceUnavailable": 503,
    "HTTPGatewayTimeout": 504, "HTTPInsufficientStorage": 507, "InternalServerError": 500, "BadGateway": 502, "ServiceUnavailable": 503,
    "GatewayTimeout": 504, "HTTPBadRequest": 400, "HTTPUnauthorized": 401, "HTTPForbidden": 403, "HTTPNotFound": 404, "HTTPConflict": 409,
    "BadRequest": 400, "Unauthorized": 401, "Forbidden": 403, "NotFound": 404, "Conflict": 409, "ParseError": 400, "PermissionDenied": 403,
    "NotAuthenticated": 401, "AuthenticationFailed": 401, "Throttled": 429, "MethodNotAllowed": 405,
}  # fmt: skip
"""Classes of web libraries by the status they stand for."""
