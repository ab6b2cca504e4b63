"""Who may open a view of Django or of the Django REST framework."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.rules._rule import Facts, decorates, subclasses
from sphinx_ddd.rules._security.stacks import LOGIN, refuses, stacked, together, unless_refused
from sphinx_ddd.rules._web.django_views import served_at
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Arguments, Decoration, Subclass

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

MOST_PATHS: Final = 3
MOST_CODE: Final = 120
"""Characters of a test that are shown; a longer one is named."""
KNOWN_TESTS: Final = {"self.request.user.is_authenticated": LOGIN, "self.request.user.is_staff": STAFF}
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
    yield from _stacked(use)


@decorates(ASKS)
def permitted(use: Decoration) -> Facts:
    """A view for users who have a permission."""
    yield from _stacked(use)


@decorates(TESTS)
def tested(use: Decoration) -> Facts:
    """A view for users who pass a test of the project's own."""
    yield from _stacked(use)


@decorates(THROUGH)
def through(use: Decoration) -> Facts:
    """A class whose methods, or a method, that such a decorator guards."""
    yield from _stacked(use)


def _stacked(use: Decoration) -> Facts:
    """All that the decorators of a view ask for, told at the first of them: whoever passes one of several has not come in."""
    asked: dict[str, list[tuple[nodes.NodeNG, Maybe[str]]]] = {}
    for one, value in stacked(use, _guards):
        asked.setdefault(_view(one), []).append((one.node, value))
    for view, several in asked.items():
        if several[0][0] is use.node:
            value = together(value for _, value in several)
            yield guarded(view, unless_refused(value, use.decorated, use.context), use.context)


def _guards(use: Decoration) -> Iterator[Maybe[str]]:
    """What a decorator asks for; nothing for a decorator of another kind."""
    if THROUGH not in use.names:
        yield from _asks(use.names, use)
        return
    given = use.argument(0, "decorator")
    for one in given.elts if isinstance(given, nodes.List | nodes.Tuple) else [given]:
        names = use.context.names(one.func if isinstance(one, nodes.Call) else one)
        yield from _asks(names, Arguments(use.node, use.context, names, one if isinstance(one, nodes.Call) else None))


def _asks(names: tuple[str, ...], use: Arguments) -> Iterator[Maybe[str]]:
    for name in names:
        if name in FIXED:
            yield FIXED[name]
        elif name == ASKS:
            texts = use.texts(0, "perm")
            if texts is not None:
                yield _permissions(texts) if isinstance(texts, tuple) else UNKNOWN
        elif name == TESTS:
            yield from _by_test(use.argument(0, "test_func"), use.context)


def _by_test(test: nodes.NodeNG | None, context: Context) -> Iterator[str]:
    if isinstance(test, nodes.Lambda) and not isinstance(test, nodes.FunctionDef):
        yield f"a user for whom {context.code(test.body)}"
    elif names := context.names(test):
        yield _passing(names[0], context)


def _passing(test: str, context: Context) -> str:
    """What a test by name asks for, where it is a function of one ``return``; else its name."""
    defined = context.definition(test)
    body = defined[1].body if defined is not None and isinstance(defined[1], nodes.FunctionDef) else []
    match body:
        case [nodes.Return(value=nodes.NodeNG() as asked)] if defined is not None:
            code = defined[0].code(asked)
            return KNOWN_TESTS.get(code, f"a user for whom {code}") if len(code) <= MOST_CODE else f"a user who passes {test}"
    return f"a user who passes {test}"


def guarded(view: str, value: Maybe[str], context: Context) -> Permission:
    """A view with who may open it, the paths that it is served under, and what it is for in the words of its docstring."""
    paths = served_at(view, context)
    shown = ", ".join(paths[:MOST_PATHS]) + (f" and {len(paths) - MOST_PATHS} more" if len(paths) > MOST_PATHS else "")
    defined = context.definition(view)
    doc = defined[1].doc_node if defined is not None else None
    documented = " ".join(doc.value.strip().split("\n\n")[0].split()) if doc is not None else ""
    return Permission(name=view, resource=shown or "view", value=value, description=documented)


def _view(use: Decoration) -> str:
    """A method that dispatches stands for its class."""
    subject, method = use.subject, use.text(None, "name") if THROUGH in use.names else None
    if isinstance(method, str) and method != "dispatch" and isinstance(use.decorated, nodes.ClassDef):
        return f"{subject}.{method}"
    return subject.rpartition(".")[0] if subject.endswith(".dispatch") else subject


def _permissions(texts: tuple[str, ...], word: str = "and") -> str:
    """``permission orders.delete``, or several of them with the word between."""
    return f"permission{'s' if len(texts) > 1 else ''} {f' {word} '.join(texts)}"


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
            yield guarded(view, _also(use, _asked(view, list(texts), use.context) if is_known else UNKNOWN), use.context)
    elif TEST_MIXIN in use.names:
        if "test_func" in use.node.locals:
            yield guarded(view, _passing(f"{view}.test_func", use.context), use.context)
    else:
        yield guarded(view, _also(use, LOGIN), use.context)


def _asked(view: str, permissions: list[str], context: Context) -> str:
    """All permissions, as Django asks for them; any one where the project's own ``has_permission`` is content with that."""
    texts = tuple(permissions)
    for ancestor in context.ancestors(view):
        defined = context.definition(ancestor)
        for own in defined[1].locals.get("has_permission", ()) if defined is not None else ():
            if isinstance(own, nodes.FunctionDef):
                return _permissions(texts, "or") if _takes_any(own) else f"a user who passes {ancestor}.has_permission"
    return _permissions(texts)


def _takes_any(test: nodes.FunctionDef) -> bool:
    """Whether a function returns ``any(…)``, or ``True`` out of a loop at the first that holds and ``False`` behind it."""
    match test.body:
        case [*_, nodes.Return(value=nodes.Call(func=nodes.Name(name="any")))]:
            return True
        case [
            *_,
            nodes.For(body=[nodes.If(body=[nodes.Return(value=nodes.Const(value=True))])]),
            nodes.Return(value=nodes.Const(value=False)),
        ]:
            return True
    return False


def _also(use: Subclass, value: Maybe[str]) -> Maybe[str]:
    """What is asked for, and that ``dispatch`` of the view itself turns requests away too."""
    own = use.node.locals.get("dispatch", [None])[0]
    if not isinstance(own, nodes.FunctionDef) or not isinstance(value, str):
        return value
    answers = [*own.nodes_of_class(nodes.Call), *(r.exc for r in own.nodes_of_class(nodes.Raise) if r.exc is not None)]
    if any(refuses(one, use.context) for one in answers):
        return f"{value}, unless {use.context.subject(use.node)}.dispatch refuses"
    return value


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
    words = [_word(one, context) for one in elements]
    yield guarded(view, "anyone" if not words else " and ".join(words) if all(words) else UNKNOWN, context)


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
        return REST_WORDS.get(last, last) if name.startswith(f"{REST}.") else f"whoever passes {name}"
    return ""
