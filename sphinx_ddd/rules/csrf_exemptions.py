"""Views that take requests without a token against forgery: Django, Flask-WTF, Flask-SeaSurf."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls, decorates
from sphinx_ddd.rules._web.django_views import served_at
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Decoration

DJANGO: Final = "django.views.decorators.csrf.csrf_exempt"
THROUGH: Final = "django.utils.decorators.method_decorator"
FLASK: Final = (
    "flask_wtf.csrf.CSRFProtect.exempt", "flask_wtf.CSRFProtect.exempt", "flask_wtf.csrf.CsrfProtect.exempt",
    "flask_wtf.CsrfProtect.exempt", "flask_seasurf.SeaSurf.exempt",
)  # fmt: skip
WHY: Final = "it takes requests without a CSRF token, and has to tell forged ones in another way"


@decorates(DJANGO)
def exempt(use: Decoration) -> Facts:
    """A view of Django that takes requests without a token."""
    yield _django(_view(use), use.context)


@decorates(THROUGH)
def through(use: Decoration) -> Facts:
    """A class-based view of Django that takes requests without a token."""
    given = use.argument(0, "decorator")
    several = given.elts if isinstance(given, nodes.List | nodes.Tuple) else [given]
    if any(DJANGO in use.context.names(one) for one in several):
        yield _django(_view(use), use.context)


@calls(DJANGO)
def wrapped(use: Call) -> Facts:
    """A view of Django that is wrapped where it is routed."""
    given = use.argument(0, "view_func")
    match given:
        case nodes.Call(func=nodes.Attribute(attrname="as_view", expr=view)):
            given = view
    for name in use.context.names(given)[:1]:
        yield _django(name, use.context)


@decorates(*FLASK)
def exempt_of_flask(use: Decoration) -> Facts:
    """A view of Flask that takes requests without a token."""
    yield SecuritySetting(name=use.name, value=use.subject, why=WHY)


@calls(*FLASK)
def exempt_by_call(use: Call) -> Facts:
    """A view or blueprint of Flask that takes requests without a token."""
    given = use.argument(0, "view")
    text = use.context.text(given)
    if given is None:
        return
    named = [text] if isinstance(text, str) else [name for name in use.context.names(given) if use.context.definition(name) is not None]
    yield SecuritySetting(name=use.name, value=named[0] if named else use.context.code(given), why=WHY)


def _django(view: str, context: Context) -> SecuritySetting:
    return SecuritySetting(name="csrf_exempt", value=", ".join(served_at(view, context)) or view, why=WHY)


def _view(use: Decoration) -> str:
    """A method that dispatches stands for its class."""
    return use.subject.removesuffix(".dispatch")
