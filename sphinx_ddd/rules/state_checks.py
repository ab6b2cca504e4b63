"""What a program checks before it acts: rights, free space, programs it needs, the version it runs on; and what it waits for after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._programs.program import programs
from sphinx_ddd.rules._readings.refusals import STOPS, refuses
from sphinx_ddd.rules._rule import Facts, calls, reads
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call, Read, Use

CHECKS: Final = {
    "os.geteuid": "the user it runs as", "os.getuid": "the user it runs as", "shutil.disk_usage": "free disk space",
    "psutil.disk_usage": "free disk space", "os.statvfs": "free disk space", "shutil.which": "the program {0} is installed",
    "os.access": "{right}access to {0}", "psutil.virtual_memory": "free memory",
    "importlib.metadata.version": "the version of {0}", "importlib.util.find_spec": "the module {0} is installed",
}  # fmt: skip
"""What is looked at before something is done, by what looks at it."""
UNNAMED: Final = {"os.access": "a file or folder"}
"""What is looked at where its name is not known, but the message says what to see to."""
RIGHTS: Final = {"os.R_OK": "read", "os.W_OK": "write", "os.X_OK": "execute"}
"""What ``os.access`` asks for; to ask with ``os.F_OK`` is to ask whether there is anything at all."""
PROGRAMS: Final = frozenset({"shutil.which"})
USERS: Final = frozenset({"os.geteuid", "os.getuid"})
NAMED_TUPLES: Final = frozenset({"typing.NamedTuple"})
OLDEST: Final = (3, 8)
"""Versions of Python before this one are gone: to refuse them asks nothing of anyone."""


@calls(*CHECKS)
def precondition(use: Call) -> Facts:
    """A look at the system, as a guard that refuses to go on."""
    branch = _guard(use)
    message = _message(branch, use) if branch is not None else ""
    if branch is None or not message or not _is_first(use) or (use.name in USERS and not _asks_for_root(branch, use)):
        return
    name = _name(use)
    if not name:
        return
    yield Check(
        name=name,
        stage="before",
        guards=_guarded(branch, use),
        message=message,
        condition=use.context.code(branch.test),
    )


def _name(use: Call) -> str:
    """What is looked at; empty where only run time names it, so that nobody can see to it before."""
    checked = CHECKS[use.name]
    if "{0}" not in checked or not use.node.args:
        return checked if "{0}" not in checked else ""
    subject = use.template(0)
    if _is_open(subject) and use.name in PROGRAMS:
        subject = programs(use.node.args[0], use.context)[0]
    if _is_open(subject):
        subject = UNNAMED.get(use.name, "")
    return checked.format(subject, right=_right(use)) if subject else ""


def _right(use: Call) -> str:
    """The rights that a file is looked at for, before the word "access"; empty where they are not known."""
    if use.name != "os.access":
        return ""
    parts, rest = list[str](), [use.argument(1, "mode")]
    while rest:
        match rest.pop():
            case nodes.BinOp(op="|", left=left, right=right):
                rest += [right, left]
            case asked:
                right = next((RIGHTS[name] for name in use.context.names(asked) if name in RIGHTS), "")
                if not right:
                    return ""
                parts.append(right)
    return f"{' and '.join(parts)} "


def _is_open(subject: str) -> bool:
    """Whether a text is one placeholder, or nothing."""
    return not subject or (subject.startswith("{") and subject.endswith("}") and subject.count("{") == 1)


def _guarded(branch: nodes.If, use: Use) -> str | None:
    """The operation that is not begun: the function around the test, or what calls one that does nothing but check.

    ``None`` where several functions call that, or none is known to.
    """
    function = branch.scope()
    if not isinstance(function, nodes.FunctionDef) or not _only_checks(function, branch):
        return use.subject
    reader = use.context.reader
    callers = {reader.context(module).subject(call) for call, module in reader.resolver.callers.of(function, use.context.module)}
    return callers.pop() if len(callers) == 1 else None


def _only_checks(function: nodes.FunctionDef, branch: nodes.If) -> bool:
    """Whether a function ends with a test, whatever stands around that, but for what it returns."""
    last = [one for one in function.body if not isinstance(one, nodes.Return | nodes.Pass)][-1:]
    return any(branch is node for one in last for node in walk(one))


def _asks_for_root(branch: nodes.If, use: Call) -> bool:
    """Whether a test compares with the number of a user; the owner of a file is another matter."""
    compares = [node for node in walk(branch.test) if isinstance(node, nodes.Compare)]
    sides = [side for node in compares for side in (node.left, *(operand for _, operand in node.ops))]
    return not compares or any(isinstance(use.context.value(side), int) for side in sides)


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
    if branch is not None and _message(branch, use) and not _is_gone(branch, use):
        yield Check(
            name=_demanded(branch.test, use) or "the version of Python",
            stage="before",
            guards=_guarded(branch, use),
            message=_message(branch, use),
            condition=use.context.code(branch.test),
        )


_REFUSED: Final = {"<": "{} or newer", "<=": "{} or newer", ">": "older than {}", ">=": "older than {}"}
"""What a program runs with, by how the version that it refuses compares with the one it names: 3.9.1 is more than ``(3, 9)``."""
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _demanded(test: nodes.NodeNG, use: Read) -> str:
    """The versions with which a program runs, where the test is one comparison with a version that is a literal somewhere."""
    match test:
        case nodes.Compare(left=left, ops=[(operator, right)]) if operator in _REFUSED and use.steps == ("version_info",):
            stated = right if left is use.node else left
            number = ".".join(str(part) for part in _version(stated, use))
            return "Python " + _REFUSED[operator if left is use.node else _TURNED[operator]].format(number) if number else ""
    return ""


def _version(node: nodes.NodeNG, use: Read) -> tuple[int, ...]:
    """The numbers of a version: a tuple, or an instance of a named one."""
    value = use.context.value(node)
    if isinstance(value, list | tuple):
        parts = tuple(value)
    else:
        made = [
            ref.origin for ref in use.context.refs(node) if ref.instance and not NAMED_TUPLES.isdisjoint(use.context.ancestors(ref.name))
        ]
        calls = [call for call in made if isinstance(call, nodes.Call) and not call.keywords]
        parts = tuple(use.context.value(argument) for argument in calls[0].args) if calls else ()
    return parts if all(isinstance(part, int) for part in parts) else ()


def _is_gone(branch: nodes.If, use: Read) -> bool:
    """Whether a test asks for a version that nobody runs any more."""
    for node in walk(branch.test):
        if isinstance(node, nodes.Compare):
            for side in (node.left, *(operand for _, operand in node.ops)):
                value = use.context.value(side)
                given = tuple(value) if isinstance(value, list | tuple) else (value,)
                if given and all(isinstance(part, int) for part in given):
                    return given[:2] < OLDEST
    return False


_OTHERWISE: Final = (
    nodes.FunctionDef, nodes.Module, nodes.ClassDef, nodes.Lambda, nodes.GeneratorExp, nodes.ListComp, nodes.SetComp, nodes.DictComp,
)  # fmt: skip
"""Where a look is taken for another reason than to go no further: to find those of several that are there."""


def _guard(use: Use) -> nodes.If | None:
    """The test whose branch refuses, which a call stands in, directly or by the variable its result is given."""
    node = use.node
    parent = node.parent
    while parent is not None and not isinstance(parent, _OTHERWISE):
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
