"""Who may open a view of Django or of the Django REST framework."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.rules._rule import Facts, decorates, subclasses
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Decoration, Subclass

LOGIN: Final = "a user who is logged in"
STAFF: Final = "a member of staff"
_DECORATORS: Final = "django.contrib.auth.decorators"
FIXED: Final = {
    f"{_DECORATORS}.login_required": LOGIN,
    "django.contrib.admin.views.decorators.staff_member_required": STAFF,
    "django.contrib.auth.decorators.login_not_required": "anyone",
}
ASKS: Final = f"{_DECORATORS}.permission_required"
TESTS: Final = f"{_DECORATORS}.user_passes_test"
THROUGH: Final = "django.utils.decorators.method_decorator"
_MIXINS: Final = "django.contrib.auth.mixins"
LOGIN_MIXIN, PERMISSION_MIXIN, TEST_MIXIN = (
    f"{_MIXINS}.LoginRequiredMixin",
    f"{_MIXINS}.PermissionRequiredMixin",
    f"{_MIXINS}.UserPassesTestMixin",
)

REST_WORDS: Final = {
    "AllowAny": "anyone",
    "IsAuthenticated": LOGIN,
    "IsAdminUser": STAFF,
    "IsAuthenticatedOrReadOnly": "a user who is logged in, anyone to read",
    "DjangoModelPermissions": "the permissions of the model",
    "DjangoModelPermissionsOrAnonReadOnly": "the permissions of the model, anyone to read",
    "DjangoObjectPermissions": "the permissions of the object",
}
REST: Final = "rest_framework.permissions"
_REST_VIEWS: Final = (
    "rest_framework.views.APIView", "rest_framework.generics.GenericAPIView", "rest_framework.viewsets.ViewSet",
    "rest_framework.viewsets.GenericViewSet", "rest_framework.viewsets.ModelViewSet", "rest_framework.viewsets.ReadOnlyModelViewSet",
    *(f"rest_framework.generics.{name}APIView" for name in (
        "Create", "List", "Retrieve", "Destroy", "Update", "ListCreate", "RetrieveUpdate", "RetrieveDestroy", "RetrieveUpdateDestroy",
    )),
)  # fmt: skip


@decorates(*FIXED)
def logged_in(use: Decoration) -> Facts:
    """A view for users who are logged in, or for staff."""
    yield _of(use, FIXED[use.name])


@decorates(ASKS)
def permitted(use: Decoration) -> Facts:
    """A view for users who have a permission."""
    yield _of(use, _all(use.texts(0, "perm")))


@decorates(TESTS)
def tested(use: Decoration) -> Facts:
    """A view for users who pass a test of the project's own."""
    yield from _by_test(use, use.argument(0, "test_func"))


def _by_test(use: Decoration, test: nodes.NodeNG | None) -> Facts:
    if isinstance(test, nodes.Lambda) and not isinstance(test, nodes.FunctionDef):
        yield _of(use, f"a user for whom {use.context.code(test.body)}")
    elif names := use.context.names(test):
        yield _of(use, f"a user who passes {names[0]}")


@decorates(THROUGH)
def through(use: Decoration) -> Facts:
    """A class whose methods, or a method, that such a decorator guards."""
    given = use.argument(0, "decorator")
    for one in given.elts if isinstance(given, nodes.List | nodes.Tuple) else [given]:
        for name in use.context.names(one.func if isinstance(one, nodes.Call) else one):
            if name in FIXED:
                yield _of(use, FIXED[name])
                continue
            inner = Arguments(use.node, use.context, (name,), one if isinstance(one, nodes.Call) else None)
            if name == ASKS:
                yield _of(use, _all(inner.texts(0, "perm")))
            elif name == TESTS:
                yield from _by_test(use, inner.argument(0, "test_func"))


def _of(use: Decoration, value: Maybe[str]) -> Permission:
    return Permission(name=_view(use), resource="view", value=value)


def _view(use: Decoration) -> str:
    """A method that dispatches stands for its class."""
    subject, method = use.subject, use.text(None, "name") if use.name == THROUGH else None
    if isinstance(method, str) and method != "dispatch" and isinstance(use.decorated, nodes.ClassDef):
        return f"{subject}.{method}"
    return subject.rpartition(".")[0] if subject.endswith(".dispatch") else subject


def _all(texts: Maybe[tuple[str, ...]]) -> Maybe[str]:
    return " and ".join(texts) if isinstance(texts, tuple) else texts


@subclasses(LOGIN_MIXIN, PERMISSION_MIXIN, TEST_MIXIN)
def mixed_in(use: Subclass) -> Facts:
    """A class-based view that a mixin guards. Views that other views of the project inherit from are left to those."""
    if not any(name.startswith("django.views.") for name in use.names) and not _dispatches(use.names):
        return
    view = use.context.subject(use.node)
    if PERMISSION_MIXIN in use.names:
        stated = _attribute(use.node, "permission_required", use.context)
        if stated is not None:
            value = use.context.value(stated)
            texts = (value,) if isinstance(value, str) else value
            is_known = isinstance(texts, list | tuple) and texts and all(isinstance(text, str) for text in texts)
            yield Permission(name=view, resource="view", value=" and ".join(texts) if is_known else UNKNOWN)
    elif TEST_MIXIN in use.names:
        if "test_func" in use.node.locals:
            yield Permission(name=view, resource="view", value=f"a user who passes {view}.test_func")
    else:
        yield Permission(name=view, resource="view", value=LOGIN)


def _dispatches(names: tuple[str, ...]) -> bool:
    return any(name.endswith("View") and not name.endswith("Mixin") for name in names)


def _attribute(node: nodes.ClassDef, name: str, context: Context) -> nodes.NodeNG | None:
    for class_name in context.ancestors(context.subject(node)):
        defined = context.definition(class_name)
        for bound in defined[1].locals.get(name, ()) if defined is not None else ():
            match bound.parent:
                case nodes.Assign(value=value) | nodes.AnnAssign(value=nodes.NodeNG() as value) if (
                    defined is not None and defined[0].module is context.module
                ):
                    return value
    return None


@subclasses(*_REST_VIEWS)
def rest_view(use: Subclass) -> Facts:
    """Who may call a view of the REST framework, by ``permission_classes`` of its own."""
    for bound in use.node.locals.get("permission_classes", ()):
        match bound.parent:
            case nodes.Assign(value=value) | nodes.AnnAssign(value=nodes.NodeNG() as value):
                yield from _rest(use.context.subject(use.node), value, use.context)


@decorates("rest_framework.decorators.permission_classes")
def rest_function(use: Decoration) -> Facts:
    """Who may call a function that is a view of the REST framework."""
    given = use.argument(0, "permission_classes")
    if given is not None:
        yield from _rest(use.subject, given, use.context)


def _rest(view: str, given: nodes.NodeNG, context: Context) -> Iterator[Permission]:
    elements = given.elts if isinstance(given, nodes.List | nodes.Tuple) else None
    if elements is None:
        return
    if not elements:
        yield Permission(name=view, resource="view", value="anyone")
        return
    words = [_word(one, context) for one in elements]
    yield Permission(name=view, resource="view", value=" and ".join(words) if all(words) else UNKNOWN)


def _word(node: nodes.NodeNG, context: Context) -> str:
    """What a permission class asks for; combined ones with the words of Python."""
    match node:
        case nodes.BinOp(op="|" | "&" as op, left=left, right=right):
            sides = _word(left, context), _word(right, context)
            return f"({sides[0]} {'or' if op == '|' else 'and'} {sides[1]})" if all(sides) else ""
        case nodes.UnaryOp(op="~", operand=operand):
            inner = _word(operand, context)
            return f"not {inner}" if inner else ""
    for name in context.names(node):
        last = name.rpartition(".")[2]
        return REST_WORDS.get(last, last) if name.startswith(f"{REST}.") else name
    return ""
