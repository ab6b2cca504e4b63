"""What a program checks before it acts: rights, free space, programs it needs, the version it runs on; and what it waits for after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._readings.refusals import STOPS, refuses
from sphinx_ddd.rules._rule import Facts, calls, reads
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call, Read, Use

CHECKS: Final = {
    "os.geteuid": "the user it runs as", "os.getuid": "the user it runs as", "shutil.disk_usage": "free disk space",
    "psutil.disk_usage": "free disk space", "os.statvfs": "free disk space", "shutil.which": "the program {0} is installed",
    "os.access": "access to {0}", "psutil.virtual_memory": "free memory",
    "importlib.metadata.version": "the version of {0}", "importlib.util.find_spec": "the module {0} is installed",
}  # fmt: skip
"""What is looked at before something is done, by what looks at it."""


@calls(*CHECKS)
def precondition(use: Call) -> Facts:
    """A look at the system, as a guard that refuses to go on."""
    branch = _guard(use)
    message = _message(branch, use) if branch is not None else ""
    if branch is None or not message or not _is_first(use):
        return
    checked = CHECKS[use.name]
    subject = use.template(0) or "it"
    if "{0}" in checked and subject.startswith("{") and subject.endswith("}") and "." not in subject:
        subject = subject if len(subject) > 3 else "it"
    yield Check(
        name=checked.format(subject),
        stage="before",
        guards=use.subject,
        message=message,
        condition=use.context.code(branch.test),
    )


def _is_first(use: Call) -> bool:
    """Whether no call before it in the same statement looks at the same."""
    statement, text = use.node.statement(), [use.node.func.as_string(), *(a.as_string() for a in use.node.args[:1])]
    below = statement.test if isinstance(statement, nodes.If) else statement
    for node in walk(below):
        if isinstance(node, nodes.Call) and [node.func.as_string(), *(a.as_string() for a in node.args[:1])] == text:
            return node is use.node
    return True


@reads("sys")
def python_version(use: Read) -> Facts:
    """A version of Python with which the program refuses to run."""
    branch = _guard(use) if use.steps[:1] == ("version_info",) else None
    if branch is not None and _message(branch, use):
        yield Check(
            name="the version of Python",
            stage="before",
            guards=use.subject,
            message=_message(branch, use),
            condition=use.context.code(branch.test),
        )


def _guard(use: Use) -> nodes.If | None:
    """The test whose branch refuses, which a call stands in, directly or by the variable its result is given."""
    node = use.node
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module | nodes.ClassDef | nodes.Lambda):
        if isinstance(parent, nodes.If):
            inside = any(node is n for n in walk(parent.test))
            return parent if inside and _ends(parent, use) else None
        if isinstance(parent, nodes.Assign):
            return _by_variable(parent, use)
        parent = parent.parent
    return None


def _ends(branch: nodes.If, use: Use) -> bool:
    """Whether a branch refuses and goes no further: what only logs and goes on is no guard."""
    last = branch.body[-1]
    raises = isinstance(last, nodes.Raise | nodes.Return)
    return refuses(branch.body, use.context) and (raises or (refuses([last], use.context) and not _logs_only(last, use)))


def _logs_only(statement: nodes.NodeNG, use: Use) -> bool:
    match statement:
        case nodes.Expr(value=nodes.Call(func=function)):
            return STOPS.isdisjoint(use.context.names(function))
    return False


def _by_variable(assigned: nodes.Assign, use: Use) -> nodes.If | None:
    """The guard that follows at once and asks of what was assigned."""
    names = {n.name for target in assigned.targets for n in walk(target) if isinstance(n, nodes.AssignName)}
    following = assigned.next_sibling()
    for _ in range(2):
        if isinstance(following, nodes.If) and any(isinstance(n, nodes.Name) and n.name in names for n in walk(following.test)):
            return following if _ends(following, use) else None
        following = following.next_sibling() if following is not None else None
    return None


def _message(branch: nodes.If, use: Use) -> str:
    """What the branch says when it refuses: the message of what it raises or ends with, or what it logs before."""
    for statement in branch.body:
        for call in _speaking(statement):
            if call.args:
                for text in use.context.messages(call.args[0], call.args[1:])[:1]:
                    if any(c.isalpha() for c in _spoken(text)):
                        return " ".join(text.split())
    return ""


def _speaking(statement: nodes.NodeNG) -> Iterator[nodes.Call]:
    match statement:
        case nodes.Raise(exc=nodes.Call() as call) | nodes.Expr(value=nodes.Call() as call) | nodes.Return(value=nodes.Call() as call):
            yield call


def _spoken(text: str) -> str:
    """A template without its placeholders."""
    out, rest = "", text
    while "{" in rest:
        before, _, tail = rest.partition("{")
        out, rest = out + before, tail.partition("}")[2]
    return out + rest


WAITERS: Final = ("boto3.client.get_waiter", "boto3.session.Session.client.get_waiter")


@calls(*WAITERS)
def waiter(use: Call) -> Facts:
    """A wait until AWS says that something has come about."""
    state = use.text(0, "waiter_name")
    if isinstance(state, str):
        yield Check(name=f"waits until {state.replace('_', ' ')}", stage="after", guards=use.subject)
