"""What a handler answers when all is well, and what makes it say so although something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import Maybe
from sphinx_ddd.rules._web.handlers import Handler
from sphinx_ddd.source import flow
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

LONGEST: Final = 200
"""Characters of an answer that a person compares."""
_NOT_OK: Final = 400
_GONE: Final = 300
"""Redirects count too: the answer is then somebody else's."""

_MADE_OF: Final[dict[str, tuple[tuple[int | None, str | None], tuple[int | None, str | None]]]] = {
    "flask.Response": ((0, "response"), (1, "status")), "flask.wrappers.Response": ((0, "response"), (1, "status")),
    "werkzeug.Response": ((0, "response"), (1, "status")), "werkzeug.wrappers.Response": ((0, "response"), (1, "status")),
    "quart.Response": ((0, "response"), (1, "status")),
    "flask.make_response": ((0, None), (1, None)), "quart.make_response": ((0, None), (1, None)),
    "django.http.HttpResponse": ((0, "content"), (None, "status")), "django.http.response.HttpResponse": ((0, "content"), (None, "status")),
    "django.http.JsonResponse": ((0, "data"), (None, "status")), "django.http.response.JsonResponse": ((0, "data"), (None, "status")),
    "rest_framework.response.Response": ((0, "data"), (1, "status")),
    "aiohttp.web.json_response": ((0, "data"), (None, "status")), "aiohttp.web.Response": ((None, "text"), (None, "status")),
    "sanic.response.json": ((0, "body"), (1, "status")), "sanic.response.text": ((0, "body"), (1, "status")),
    "sanic.json": ((0, "body"), (1, "status")), "sanic.text": ((0, "body"), (1, "status")),
    "bottle.HTTPResponse": ((0, "body"), (1, "status")), "bottle.Response": ((0, "body"), (1, "status")),
    **{
        f"{package}.{name}": ((0, "content"), (1, "status_code"))
        for package in ("fastapi", "fastapi.responses", "starlette.responses")
        for name in ("Response", "JSONResponse", "PlainTextResponse", "HTMLResponse", "ORJSONResponse", "UJSONResponse")
    },
}  # fmt: skip
"""Argument that is the body and argument that is the status, of what makes an answer."""
_JSONIFY: Final = frozenset({"flask.jsonify", "flask.json.jsonify", "quart.jsonify", "quart.json.jsonify"})
_MODELS: Final = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
_WRITES: Final = frozenset({"tornado.web.RequestHandler.write", "tornado.web.RequestHandler.finish"})
_CACHES: Final = {
    "django.views.decorators.cache.cache_page": 0, "flask_caching.Cache.cached": 0, "flask_cache.Cache.cached": 0,
    "fastapi_cache.decorator.cache": 0, "aiocache.cached": 0,
    "cachetools.cached": None, "functools.lru_cache": None, "functools.cache": None,
}  # fmt: skip
"""What keeps an answer, with the position of for how many seconds."""
_CATCH_ALL: Final = frozenset({"Exception", "BaseException"})


@dataclass(frozen=True)
class _Answer:
    status: int | None
    body: str
    """Empty where it is not written down."""

    def __str__(self) -> str:
        return " ".join([*([str(self.status)] if self.status is not None else []), *([self.body] if self.body else [])])


def expected(handler: Handler, status: int | None = None) -> str | None:
    """What a handler answers when all is well, ``200 {"status": "ok"}``; ``None`` where the code does not state one answer.

    :param status: what the route itself states.
    """
    answers = {_with(answer, status) for answer, at in _answers(handler) if not _in_handler(at, handler)}
    good = {answer for answer in answers or {_Answer(status, "")} if answer.status is None or answer.status < _NOT_OK}
    if len(good) != 1:
        return None
    text = str(good.pop())
    return text if text and len(text) <= LONGEST and text.isprintable() else None


def never_good(handler: Handler, status: int | None = None) -> bool:
    """Whether every answer is an error: a route that says that it is gone."""
    answers = [_with(answer, status) for answer, _ in _answers(handler)]
    return bool(answers) and all(answer.status is not None and answer.status >= _GONE for answer in answers)


def _with(answer: _Answer, status: int | None) -> _Answer:
    return answer if answer.status is not None or status is None else _Answer(status, answer.body)


def _answers(handler: Handler) -> Iterator[tuple[_Answer, nodes.NodeNG]]:
    function, context = handler.function, handler.context
    if not isinstance(function, nodes.FunctionDef):
        yield _answer(function.body, context), function
        return
    written = [c for c in function.nodes_of_class(nodes.Call) if c.args and not _WRITES.isdisjoint(context.names(c.func))]
    for call in written:
        yield _answer(call.args[0], context), call
    for node in flow.returns_of(function) if not written else ():
        if node.value is not None:
            yield _answer(node.value, context), node


def _answer(node: nodes.NodeNG, context: Context) -> _Answer:
    match node:
        case nodes.Await(value=value):
            return _answer(value, context)
        case nodes.Tuple(elts=[body, status, *_]):
            inner = _answer(body, context)
            return _Answer(status_of(status, context), inner.body)
        case nodes.Call():
            return _made(node, context)
    return _Answer(None, _text(node, context))


def _made(call: nodes.Call, context: Context) -> _Answer:
    names = context.called(call)
    use = Call(call, context, names or ("",), call)
    shape = next((_MADE_OF[name] for name in names if name in _MADE_OF), None)
    if shape is not None:
        body, status = use.argument(*shape[0]), use.argument(*shape[1])
        inner = _answer(body, context) if body is not None else _Answer(None, "")
        stated = status_of(status, context) if status is not None else inner.status
        return _Answer(stated, inner.body)
    if not _JSONIFY.isdisjoint(names):
        return _Answer(None, _text(call.args[0], context) if call.args else _keywords(call, context))
    if names and not _MODELS.isdisjoint(context.ancestors(names[0])):
        return _Answer(None, _keywords(call, context))
    return _Answer(None, "")


def _keywords(call: nodes.Call, context: Context) -> str:
    return _written({k.arg: context.value(k.value) for k in call.keywords or () if k.arg is not None})


def _text(node: nodes.NodeNG, context: Context) -> str:
    return _written(context.value(node))


def _written(value: Value) -> str:
    """A body as it is sent; of a mapping only what is known, with ``…`` for the rest. Empty where nothing is."""
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, dict) or not value:
        return ""
    known = {k: v for k, v in value.items() if isinstance(k, str) and isinstance(v, str | int | float | bool)}
    if not any(isinstance(v, str | bool) for v in known.values()):
        return ""
    text = json.dumps(known, ensure_ascii=False)
    return text if len(known) == len(value) else f"{text[:-1]}, …}}"


def status_of(node: nodes.NodeNG | None, context: Context) -> int | None:
    """A status as number, by its number or one of its names: ``status.HTTP_200_OK``, ``HTTPStatus.OK``, ``falcon.HTTP_200``."""
    value = context.value(node)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value[:3].isdigit():
        return int(value[:3])
    for name in context.names(node):
        tail = name.rpartition(".")[2]
        if name.startswith("http.HTTPStatus.") and tail in HTTPStatus.__members__:
            return HTTPStatus[tail].value
        number = tail.removeprefix("HTTP_")[:3]
        if tail.startswith("HTTP_") and number.isdigit():
            return int(number)
    return None


# What hides a failure


def hides_failure(handler: Handler) -> Maybe[str]:
    """Why the answer may be good although something is wrong; ``None`` where nothing of that kind is seen."""
    for node, context in handler.wrapping:
        callee = node.func if isinstance(node, nodes.Call) else node
        name = next((name for name in context.names(callee) if name in _CACHES), None)
        if name is not None:
            return f"its answer is cached{_seconds(node, name, context)}"
    return _caught(handler)


def _seconds(node: nodes.NodeNG, name: str, context: Context) -> str:
    position = _CACHES[name]
    if position is None or not isinstance(node, nodes.Call):
        return ""
    use = Call(node, context, (name,), node)
    value = use.value(position, "timeout")
    value = use.value(None, "expire") if value is None else value
    return f" for {value:g} seconds" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _caught(handler: Handler) -> str | None:
    """Whether the handler answers as usual after any exception."""
    if not isinstance(handler.function, nodes.FunctionDef):
        return None
    good = {answer for answer, at in _answers(handler) if not _in_handler(at, handler) and (answer.status or 0) < _NOT_OK}
    for node in handler.function.nodes_of_class(nodes.ExceptHandler):
        if node.scope() is not handler.function or not _catches_all(node, handler.context):
            continue
        returned = [n for n in node.body if isinstance(n, nodes.Return) and n.value is not None]
        answers = {_answer(n.value, handler.context) for n in returned if n.value is not None}
        if answers and answers <= good and all(str(answer) for answer in answers):
            return "any exception is caught, and the answer is the same"
    return None


def _catches_all(node: nodes.ExceptHandler, context: Context) -> bool:
    if node.type is None:
        return True
    types = node.type.elts if isinstance(node.type, nodes.Tuple) else [node.type]
    return any(name.removeprefix("builtins.") in _CATCH_ALL for one in types for name in context.names(one))


def _in_handler(node: nodes.NodeNG, handler: Handler) -> bool:
    """Whether a place lies in the handling of an exception."""
    parent = node.parent
    while parent is not None and parent is not handler.function:
        if isinstance(parent, nodes.ExceptHandler):
            return True
        parent = parent.parent
    return False
