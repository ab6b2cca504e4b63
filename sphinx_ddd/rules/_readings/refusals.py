"""Branches that refuse: what is tested there is wrong, and the program says so or stops."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context

STOPS: Final = frozenset(
    {
        "sys.exit", "builtins.exit", "builtins.quit", "os._exit", "argparse.ArgumentParser.error", "argparse.ArgumentParser.exit",
        "click.Context.fail", "click.core.Context.fail", "traitlets.config.Application.exit",
        "traitlets.config.application.Application.exit", "ansible.module_utils.basic.AnsibleModule.fail_json",
    }
)  # fmt: skip
"""Functions that end the program."""

LOGS: Final = frozenset({"error", "critical", "fatal", "exception"})
LOGGERS: Final = frozenset(
    {"logging", "logging.Logger", "oslo_log.log.KeywordArgumentAdapter", "oslo_log.log.getLogger", "traitlets.config.Application.log"}
)
"""What logs, with methods as above."""


def refuses(body: list[nodes.NodeNG], context: Context) -> bool:
    """Whether a branch raises, ends the program, or logs an error, at its own level."""
    return any(_refuses(statement, context) for statement in body)


def _refuses(statement: nodes.NodeNG, context: Context) -> bool:
    match statement:
        case nodes.Raise(exc=raised):
            return raised is not None
        case nodes.Expr(value=nodes.Call(func=function)) | nodes.Return(value=nodes.Call(func=function)):
            names = context.names(function)
            return any(name in STOPS or _logs(name) for name in names)
    return False


def _logs(name: str) -> bool:
    owner, _, method = name.rpartition(".")
    return method in LOGS and owner in LOGGERS


def is_unconditional(branch: nodes.If, context: Context, *, may_ask: frozenset[str] = frozenset()) -> bool:
    """Whether a test is made each time its function runs: no other condition stands around it or leaves before it.

    :param may_ask: variables and attributes, as code, of which the conditions around it may ask whether they are given.
    """
    child, parent = branch, branch.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Module | nodes.ClassDef):
        match parent:
            case nodes.If(test=test, orelse=orelse) if any(child is one for one in orelse):
                if not refuses(parent.body, context):
                    return False
            case nodes.If(test=test):
                if not _asks_whether_given(test, may_ask):
                    return False
            case nodes.Try(body=body):
                if not any(child is one for one in body):
                    return False
            case nodes.With():
                pass
            case _:
                return False
        if _left_before(child, parent):
            return False
        child, parent = parent, parent.parent
    return not _left_before(child, parent)


def _asks_whether_given(test: nodes.NodeNG, may_ask: frozenset[str]) -> bool:
    match test:
        case nodes.Compare(left=left, ops=[("is not" | "!=", nodes.Const(value=None))]):
            return left.as_string() in may_ask
    return False


def _left_before(child: nodes.NodeNG, parent: nodes.NodeNG | None) -> bool:
    """Whether an earlier statement of the same block may leave the function without an error."""
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(parent, block, None)
        if isinstance(statements, list) and any(child is one for one in statements):
            earlier = statements[: next(n for n, one in enumerate(statements) if one is child)]
            return any(_leaves(one) for one in earlier)
    return False


def _leaves(statement: nodes.NodeNG) -> bool:
    leaving = nodes.Return | nodes.Continue | nodes.Break
    return isinstance(statement, nodes.If) and any(isinstance(s, leaving) for s in (*statement.body, *statement.orelse))
