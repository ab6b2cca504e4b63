"""Programs started with the standard library (``subprocess``, ``os``, ``asyncio``, ``pty``) and ``oslo_concurrency``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import ExternalCommand
from sphinx_ddd.rules._programs import argv, effects, platforms, validators, wrappers
from sphinx_ddd.rules._programs.program import is_about_terminal, is_for_developers, is_left_over, is_loaded_by_developers
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.rules._stored import dumps
from sphinx_ddd.source import flow, shell
from sphinx_ddd.source.uses import Call

CHECKED: Final = frozenset({"subprocess.check_call", "subprocess.check_output"})
"""They raise on a failing exit status."""
UNCHECKED: Final = frozenset({"subprocess.getoutput", "os.popen"})
"""They drop the exit status."""
STATUS: Final = frozenset(
    {"subprocess.call", "subprocess.getstatusoutput", "os.system", "pty.spawn"}
    | {f"os.spawn{form}" for form in ("v", "ve", "vp", "vpe", "l", "le", "lp", "lpe")}
)
"""They return the exit status, alone or first."""

_STATUS_OF: Final = frozenset({"returncode", "poll", "wait"})
"""What of a started process says how it ended."""

SHELL: Final = (
    "subprocess.getoutput", "subprocess.getstatusoutput", "os.system", "os.popen", "asyncio.create_subprocess_shell",
    "asyncio.subprocess.create_subprocess_shell",
)  # fmt: skip
"""They hand a text to the shell."""

LISTED: Final = {
    "os.execv": 1, "os.execve": 1, "os.execvp": 1, "os.execvpe": 1, "os.posix_spawn": 1, "os.posix_spawnp": 1, "os.spawnv": 2,
    "os.spawnve": 2, "os.spawnvp": 2, "os.spawnvpe": 2, "pty.spawn": 0,
}  # fmt: skip
"""Position of the list with program and arguments."""

SPREAD: Final = {
    "os.execl": 1, "os.execle": 1, "os.execlp": 1, "os.execlpe": 1, "os.spawnl": 2, "os.spawnle": 2, "os.spawnlp": 2, "os.spawnlpe": 2,
    "asyncio.create_subprocess_exec": 0, "asyncio.subprocess.create_subprocess_exec": 0,
    "oslo_concurrency.processutils.execute": 0, "oslo_concurrency.processutils.trycmd": 0,
}  # fmt: skip
"""Position of the program, which its arguments follow one by one."""
WITH_ENVIRONMENT: Final = frozenset({"os.execle", "os.execlpe", "os.spawnle", "os.spawnlpe"})
"""Their last argument is no argument of the program."""


@calls("subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "subprocess.Popen")
def started(use: Call) -> Facts:
    """A program started with ``subprocess``, here or by those who hand it to a function that starts it."""
    command = use.argument(0, "args")
    if command is not None:
        read = _shell_lines if use.flag(None, "shell", default=False) is True else _lines
        yield from _where_it_is_given(use, command, read)


@calls(*SHELL)
def in_shell(use: Call) -> Facts:
    """A command line that a shell runs, here or for those who hand it to a function that does."""
    command = use.argument(0, "cmd" if "subprocess" in use.name else "command")
    if command is not None:
        yield from _where_it_is_given(use, command, _shell_lines)


@calls(*LISTED)
def listed(use: Call) -> Facts:
    """A program started, or that replaces this one, with a list of arguments."""
    command = use.argument(LISTED[use.name], "argv" if use.name == "pty.spawn" else "args")
    if command is not None and argv.parameter_of(command, use.context) is None:
        yield from _facts(use, _lines(command, use))


@calls(*SPREAD)
def spread(use: Call) -> Facts:
    """A program started, or that replaces this one, with its arguments one by one."""
    given = use.node.args[SPREAD[use.name] :]
    first = given[0] if given else None
    if first is None or (isinstance(first, nodes.Starred) and argv.parameter_of(first.value, use.context) is not None):
        return
    together = nodes.List(lineno=0, col_offset=0, parent=use.node, end_lineno=0, end_col_offset=0)
    together.postinit(given[:-1] if use.name in WITH_ENVIRONMENT else given)
    yield from _facts(use, _lines(together, use))


def _where_it_is_given(use: Call, command: nodes.NodeNG, read: Callable[[nodes.NodeNG, Call], Iterator[_Line]]) -> Facts:
    """A function that runs whatever it is given starts no program of its own: its callers do."""
    if argv.parameter_of(command, use.context) is None:
        yield from _facts(use, read(command, use))
        return
    for call, given, there, chain in wrappers.handed(command, use.context):
        location, subject = there.location(call), there.subject(call)
        given_there = replace(use, node=call, context=there)
        for fact in _facts(use, read(given, given_there), given_there, chain):
            yield fact if isinstance(fact, At) else At(fact, location=location, subject=subject)


@dataclass(frozen=True, slots=True)
class _Line:
    """One command line, and what it is known to do."""

    program: str
    words: tuple[str, ...]
    mutates: bool | None
    commands: tuple[tuple[str, ...], ...] = ()
    """What it starts; several where a shell runs the line."""


def _facts(use: Call, lines: Iterator[_Line], stated: Call | None = None, chain: wrappers.Chain = ()) -> Facts:
    """What is told of command lines.

    :param stated: the call that states them, where another one starts them.
    :param chain: the calls from the function that starts them to the one that states them.
    """
    checked, at = _checked_by_choice(use, stated, chain), stated or use
    saved: list[list[Backup]] = []
    told: set[tuple[str, ...]] = set()
    for line in () if is_loaded_by_developers(use.context) or is_left_over(at.node, at.context) else lines:
        if line.words in told or _runs_unknown(line.words) or all(_is_open(word) or word == "python" for word in line.words):
            continue  # nothing of it can be read: it would tell an operator that some program is started
        if _is_open(line.program) or is_for_developers(line.words) or is_about_terminal(line.words):
            continue  # which program it is, nobody can say; or no operator wants to know
        told.add(line.words)
        saved.append(list(dumps.backups(line.commands, stated or use)))
        if checked is not False:
            for command in line.commands:
                yield from validators.checks(shell.unwrapped(command), stated or use)
        yield ExternalCommand(
            name=line.program.rpartition("/")[2] or line.program,
            argv=line.words,
            mutates=line.mutates,
            checked=checked,
            timeout_seconds=_timeout(use, chain),
            platform=platforms.of(at.node, at.context),
        )
    yield from dumps.of_choice(saved)


def _runs_unknown(words: tuple[str, ...]) -> bool:
    """Whether Python is started with a script that only run time names."""
    return words[0] == "python" and len(words) > 1 and _is_open(words[1])


def _is_open(word: str) -> bool:
    """Whether a word is only known at run time as a whole."""
    return word == argv.MORE or (word.startswith("{") and word.endswith("}") and word.count("{") == 1)


def _lines(command: nodes.NodeNG, use: Call) -> Iterator[_Line]:
    """The command lines that a list of arguments may be."""
    for words in argv.command_lines(command, use.context, use.node):
        if words[0] != argv.MORE:
            yield _Line(words[0], words, _mutates(words), (words,))


def _shell_lines(command: nodes.NodeNG, use: Call) -> Iterator[_Line]:
    """The command lines that a text for the shell may be."""
    if isinstance(command, nodes.List | nodes.Tuple):
        if not command.elts:
            return
        command = command.elts[0]  # the others are arguments of the shell itself
    for text in use.context.messages(command):
        started = [words for words in shell.commands(text) if words]
        if started:
            yield _Line(started[0][0], shell.words(text), _text_mutates(text), tuple(started))


def _text_mutates(text: str) -> bool | None:
    """Whether any command of a shell's line is known to change the system, or all are known to only read."""
    verdicts = [_mutates(words) for words in shell.commands(text)]
    if shell.writes(text) or True in verdicts:
        return True
    return False if verdicts and None not in verdicts else None


def _mutates(words: tuple[str, ...]) -> bool | None:
    """Whether a command is known to change the system, or known to only read."""
    inner = shell.unwrapped(words)
    script = shell.script(inner)
    if script:
        return _text_mutates(script)
    effect = effects.effect_of(inner)
    return None if effect is None else bool(effect)


def _timeout(use: Call, chain: wrappers.Chain) -> Maybe[float]:
    own = _seconds(use, chain)
    if own is not None or use.name != "subprocess.Popen":
        return own
    for call in (*use.context.module.calls_by_tail.get("communicate", ()), *use.context.module.calls_by_tail.get("wait", ())):
        if isinstance(call.func, nodes.Attribute) and any(ref.origin is use.node for ref in use.context.refs(call.func.expr)):
            later = _seconds(Call(call, use.context, ("subprocess.Popen.wait",), call), chain)
            if later is not None:
                return later
    return None


def _seconds(use: Call, chain: wrappers.Chain) -> Maybe[float]:
    """The ``timeout`` of a call, also where those give it on the way that hand on the command."""
    given = use.argument(None, "timeout")
    if given is None or not wrappers.parameter(given):
        return use.number(None, "timeout")
    value = wrappers.value_given(given, use.context, chain)
    return value if value is None or (isinstance(value, int | float) and not isinstance(value, bool)) else UNKNOWN


def _checked_by_choice(use: Call, stated: Call | None, chain: wrappers.Chain) -> Maybe[bool]:
    """As :func:`_checked`, where a parameter of the function that starts the program decides: by what its callers give."""
    switch = _switch(use) if stated is not None else None
    if stated is None or switch is None:
        return _checked(use)
    chosen = wrappers.value_given(switch, use.context, chain)
    if chosen is False or chosen is None:
        return _result_read(replace(use, node=stated.node, context=stated.context))
    return True if chosen is True else UNKNOWN


def _switch(use: Call) -> nodes.NodeNG | None:
    """The parameter that decides whether a failing status raises: of ``check=check``, or of ``if check and status: raise``."""
    given = use.argument(None, "check") if use.name == "subprocess.run" else None
    if given is not None:
        return given if wrappers.parameter(given) else None
    if use.name in CHECKED or not isinstance(use.node.scope(), nodes.FunctionDef):
        return None
    for test in use.node.scope().nodes_of_class(nodes.If):
        match test:
            case nodes.If(test=nodes.BoolOp(op="and", values=[nodes.Name() as first, status]), body=[*_, nodes.Raise()]) if (
                test.lineno > use.node.lineno and wrappers.parameter(first) and _is_status(status, use)
            ):
                return first
    return None


def _is_status(node: nodes.NodeNG, use: Call) -> bool:
    """Whether an expression asks for the exit status of what a call starts."""
    for inner in node.nodes_of_class(nodes.Name):
        assigned = flow.events_of(use.node.scope(), use.context.module).get(inner.name, ())
        values = [one.parent.value for one in assigned if isinstance(one.parent, nodes.Assign)]
        if any(value is use.node and use.name in STATUS for value in values) or any(map(_has_status, values)):
            return True
    return _has_status(node)


def _has_status(node: nodes.NodeNG) -> bool:
    return any(a.attrname in _STATUS_OF for a in node.nodes_of_class(nodes.Attribute))


def _checked(use: Call) -> Maybe[bool]:
    """Whether a failing exit status is noticed: by the call, or by code that looks at it."""
    if use.name in CHECKED:
        return True
    if use.name in UNCHECKED:
        return False
    if use.name.startswith(("os.exec", "os.posix_spawn")):
        return None
    if use.name.startswith("oslo_concurrency."):
        return use.value(None, "check_exit_code", default=True) is not False
    if use.name == "subprocess.run":
        check = use.flag(None, "check", default=False)
        if check is not False:
            return check
    return _status_read(use) if use.name in STATUS else _result_read(use)


def _status_read(use: Call) -> Maybe[bool]:
    """Whether the status that a call returns is looked at."""
    parent = _awaited(use.node).parent
    match parent:
        case nodes.Expr():
            return False
        case (
            nodes.Assign(targets=[nodes.AssignName(name=name)])
            | nodes.Assign(targets=[nodes.Tuple(elts=[nodes.AssignName(name=name), *_])])
        ):
            return _mentions(name, use) and not _raises_on_success(name, use)
        case nodes.If() | nodes.Compare() | nodes.UnaryOp() | nodes.BoolOp() | nodes.While() | nodes.IfExp() | nodes.NamedExpr():
            return True
    return UNKNOWN


def _result_read(use: Call) -> Maybe[bool]:
    """Whether the status of the object that a call returns is looked at."""
    node = _awaited(use.node)
    match node.parent:
        case nodes.Expr():
            return False
        case nodes.Attribute(attrname=name):
            if name == "communicate" and isinstance(node.parent.parent, nodes.Call):
                return False  # what it returns has no status, and the object is gone
            return name in ("returncode", "check_returncode") or (False if use.name == "subprocess.run" else UNKNOWN)
        case nodes.Assign(targets=[nodes.AssignName(name=name)]):
            return _object_read(name, use)
        case nodes.With(items=items):
            names = [target.name for value, target in items if value is node and isinstance(target, nodes.AssignName)]
            return _object_read(names[0], use) if names else False
    return UNKNOWN


def _object_read(name: str, use: Call) -> Maybe[bool]:
    """Whether ``name.returncode`` is read, or the result of ``name.wait()`` and its like; unknown where the object goes elsewhere."""
    mentions = (n for n in use.node.scope().nodes_of_class(nodes.Name) if n.name == name and n.lineno >= use.node.lineno)
    answers = [_looks_at_status(node) for node in mentions]
    return True if True in answers else UNKNOWN if UNKNOWN in answers else False


def _looks_at_status(node: nodes.Name) -> Maybe[bool]:
    match node.parent:
        case nodes.Attribute(attrname="returncode" | "check_returncode"):
            return True
        case nodes.Attribute(attrname="wait" | "poll", parent=nodes.Call() as call):
            return not isinstance(_awaited(call).parent, nodes.Expr)
        case nodes.Attribute():
            return False
    return UNKNOWN


def _mentions(name: str, use: Call) -> bool:
    return any(node.name == name and node.lineno >= use.node.lineno for node in use.node.scope().nodes_of_class(nodes.Name))


def _raises_on_success(name: str, use: Call) -> bool:
    """Whether all that is asked of a status is whether the program succeeded, which is the failure: its own one passes."""
    mentions = [n for n in use.node.scope().nodes_of_class(nodes.Name) if n.name == name and n.lineno > use.node.lineno]
    return bool(mentions) and all(_is_unwanted_success(node) for node in mentions)


def _is_unwanted_success(node: nodes.Name) -> bool:
    match node.parent:
        case (
            nodes.UnaryOp(op="not", parent=nodes.If() as test)
            | nodes.Compare(ops=[("==", nodes.Const(value=0))], parent=nodes.If() as test)
        ):
            return node.parent is test.test and not test.orelse and isinstance(test.body[-1], nodes.Raise)
    return False


def _awaited(node: nodes.NodeNG) -> nodes.NodeNG:
    return node.parent if isinstance(node.parent, nodes.Await) else node
