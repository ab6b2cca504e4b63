"""Calls that let outsiders in where their input comes from outside, with bandit's ids: loaders, archives, shells, debuggers, addresses."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._programs import argv
from sphinx_ddd.rules._programs.program import is_for_developers
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._security.options import deciding
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.uses import Call

RETURNS = {
    "tarfile.open": "tarfile.TarFile",
    "tarfile.TarFile.open": "tarfile.TarFile",
    "paramiko.client.SSHClient": "paramiko.SSHClient",
}
UNSAFE_LOADERS: Final = frozenset(
    f"yaml{module}.{name}" for module in ("", ".loader", ".cyaml") for name in ("Loader", "UnsafeLoader", "CLoader", "CUnsafeLoader")
)
OUTSIDE: Final = frozenset(
    {
        "base64.b64decode", "base64.urlsafe_b64decode", "socket.socket.recv", "socket.socket.recvfrom", "redis.Redis.get",
        "redis.StrictRedis.get", "redis.asyncio.Redis.get", "redis.Redis.hget", "redis.Redis.lpop", "redis.Redis.rpop",
        "flask.request.get_data", "flask.request.data", "requests.get.content", "requests.post.content", "requests.Session.get.content",
        "requests.Session.post.content", "zmq.Socket.recv",
    }
)  # fmt: skip
"""Calls and attributes that give bytes which somebody else wrote."""
NUMBERS: Final = frozenset({"os.getpid", "os.getppid", "os.getuid", "os.getgid", "os.geteuid", "builtins.int", "builtins.len", "time.time"})
"""Functions whose result is a number: no shell finds a command in it."""
SHELLS: Final = ("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput")
STARTERS: Final = ("subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "subprocess.Popen")
ADDRESSES: Final = {
    "uvicorn.run": (None, "host"),
    "uvicorn.Config": (None, "host"),
    "flask.Flask.run": (0, "host"),
    "aiohttp.web.run_app": (None, "host"),
    "aiohttp.web.TCPSite": (1, "host"),
    "waitress.serve": (None, "host"),
    "hypercorn.Config.bind": (None, "bind"),
    "tornado.httpserver.HTTPServer.listen": (1, "address"),
    "tornado.web.Application.listen": (1, "address"),
    "asyncio.start_server": (1, "host"),
    "wsgiref.simple_server.make_server": (0, "host"),
    "bottle.run": (None, "host"),
    "prometheus_client.start_http_server": (1, "addr"),
}
PAIRS: Final = (
    "socket.socket.bind", "http.server.HTTPServer", "http.server.ThreadingHTTPServer", "socketserver.TCPServer",
    "socketserver.ThreadingTCPServer", "socketserver.UDPServer",
)  # fmt: skip
"""What is given host and port as a pair, first."""
EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104
CHECKS: Final = frozenset({"isdir", "isreg", "isfile", "issym", "islnk", "isdev", "name", "type", "linkname"})
"""What a function asks of a member of an archive before it trusts it."""
GETTERS: Final = ("get_template", "select_template")
HTML: Final = (".html", ".htm", ".xhtml")
"""What the names of templates end with whose output a browser shows."""
CLEARTEXT: Final = {"telnetlib.Telnet": "B312", "ftplib.FTP": "B321"}


@calls("yaml.load", "yaml.load_all", "yaml.unsafe_load", "yaml.unsafe_load_all")
def yaml_load(use: Call) -> Facts:
    """YAML that may make objects of any class."""
    loader = use.argument(1, "Loader")
    if "unsafe" in use.name or (not UNSAFE_LOADERS.isdisjoint(use.context.names(loader)) and not _is_left_to_subclasses(loader, use)):
        yield _weak(use, "a YAML document may run code", "B506", use.context.code(loader) if loader is not None else "")


def _is_left_to_subclasses(node: nodes.NodeNG | None, use: Call) -> bool:
    """Whether an attribute of the object (``self.loader``) is another one in a class of the project that builds on this one."""
    scope = node.scope() if isinstance(node, nodes.Attribute) and isinstance(node.expr, nodes.Name) else None
    owner = scope.parent.frame() if isinstance(scope, nodes.FunctionDef) and scope.parent is not None else None
    if not isinstance(node, nodes.Attribute) or not isinstance(owner, nodes.ClassDef):
        return False
    name = use.context.subject(owner)
    for module in use.context.reader.project.mentioning(node.attrname):
        context = use.context.reader.context(module)
        for other in module.tree.nodes_of_class(nodes.ClassDef):
            if other is not owner and node.attrname in other.locals and name in context.ancestors(context.subject(other)):
                return True
    return False


@calls("pickle.loads", "dill.loads", "cloudpickle.loads", "marshal.loads")
def unpickled(use: Call) -> Facts:
    """Objects that are made of bytes which came over the network or out of a shared store."""
    source = _followed(use.argument(0, "data"), use)
    names = use.context.called(source) if isinstance(source, nodes.Call) else use.context.names(source)
    if not OUTSIDE.isdisjoint(names):
        yield _weak(use, f"what came from {next(n for n in names if n in OUTSIDE)} may run code when it is loaded", "B301")


def _followed(node: nodes.NodeNG | None, use: Call) -> nodes.NodeNG | None:
    if isinstance(node, nodes.Name):
        found = expression_of(node, use.context.module, use.context.reader.project)
        return found[1] if found is not None and found[0] is use.context.module else None
    return node


@calls("tarfile.TarFile.extractall", "tarfile.TarFile.extract")
def extracted(use: Call) -> Facts:
    """An archive whose members may be written outside of the folder."""
    position = 4 if use.name.endswith("extract") else None
    choice = use.text(None, "filter")
    is_open = use.is_open(position) or use.argument(None, "members") is not None or _sets_filter(use)
    if not is_open and choice in (None, "fully_trusted") and not _is_checked(use.argument(0, "member")):
        yield _weak(use, "before Python 3.14 the members of an archive may be written outside of the folder", "B202")


def _is_checked(member: nodes.NodeNG | None) -> bool:
    """Whether the function asks what kind of member it is about to extract, or how it is named."""
    if not isinstance(member, nodes.Name) or not isinstance(scope := member.scope(), nodes.FunctionDef):
        return False
    asked = (attribute for test in scope.nodes_of_class(nodes.If) for attribute in test.test.nodes_of_class(nodes.Attribute))
    return any(isinstance(a.expr, nodes.Name) and a.expr.name == member.name and a.attrname in CHECKS for a in asked)


def _sets_filter(use: Call) -> bool:
    """Whether the module chooses a filter for all archives."""
    return any(target.attrname == "extraction_filter" for target in use.context.module.attributes_set)


@calls(*STARTERS)
def by_shell(use: Call) -> Facts:
    """A command line that is put together at run time and handed to a shell."""
    if use.flag(None, "shell") is True:
        yield from _shell(use, use.argument(0, "args"), "B602")


@calls(*SHELLS)
def in_shell(use: Call) -> Facts:
    """A command line that is put together at run time, for a function that always asks a shell."""
    yield from _shell(use, use.argument(0, "cmd" if use.name.startswith("subprocess") else "command"), "B605")


def _shell(use: Call, command: nodes.NodeNG | None, check: str) -> Facts:
    if command is None or argv.parameter_of(command, use.context) is not None or use.context.value(command) is not UNKNOWN:
        return
    text = use.context.template(command)
    if _has_numbers_only(command, use) or (text.split() and is_for_developers(tuple(text.split()))):
        return
    if "{" in text and text.strip() != text[text.find("{") : text.rfind("}") + 1]:
        yield _weak(use, "a shell interprets what is put into this command line", check, text)


def _has_numbers_only(command: nodes.NodeNG, use: Call) -> bool:
    """Whether all that is put into a command is a number: ``"ps --ppid %d" % pid``, ``f"kill {os.getpid()}"``."""
    match command:
        case nodes.BinOp(op="%", left=nodes.Const(value=str() as form), right=right):
            values = right.elts if isinstance(right, nodes.Tuple) else [right]
            return form.count("%") == form.count("%d") or all(_is_number(one, use) for one in values)
        case nodes.JoinedStr(values=parts):
            return all(_is_number(part.value, use) for part in parts if isinstance(part, nodes.FormattedValue))
    return False


def _is_number(node: nodes.NodeNG, use: Call) -> bool:
    return isinstance(node, nodes.Call) and not NUMBERS.isdisjoint(use.context.names(node.func))


@calls("tempfile.mktemp")
def temporary_name(use: Call) -> Facts:
    """A temporary file that somebody else may make first."""
    yield _weak(use, "somebody else may make the file between its naming and its opening", "B306")


@calls("flask.Flask.run", "quart.Quart.run")
def debugger(use: Call) -> Facts:
    """A web application that is started with its debugger."""
    if use.flag(2, "debug") is True:
        yield _weak(use, "the debugger runs whatever code its visitor types", "B201", "debug=True")


@calls(*ADDRESSES)
def address(use: Call) -> Facts:
    """A server that listens on every address of the machine."""
    yield from _listening(use, use.value(*ADDRESSES[use.name]))


@calls(*PAIRS)
def bound(use: Call) -> Facts:
    """A socket that listens on every address of the machine."""
    pair = use.argument(0, "address" if use.name.endswith("bind") else "server_address")
    if isinstance(pair, nodes.Tuple) and len(pair.elts) > 1 and use.context.value(pair.elts[1]) != 0:  # port 0 is a try, or for one answer
        yield from _listening(use, use.context.value(pair.elts[0]))


def _listening(use: Call, host: object) -> Facts:
    if isinstance(host, str) and host in EVERYWHERE:
        yield _weak(use, "it listens on every address of the machine", "B104", host)


@calls("paramiko.SSHClient.set_missing_host_key_policy", "paramiko.client.SSHClient.set_missing_host_key_policy")
def host_keys(use: Call) -> Facts:
    """What happens with SSH servers whose key is not known."""
    policy = use.argument(0, "policy")
    for ref in use.context.refs(policy):
        word = ref.name.rpartition(".")[2]
        if word in ("AutoAddPolicy", "WarningPolicy"):
            yield _weak(use, "servers with an unknown host key are trusted", "B507", word)
        elif word == "RejectPolicy":
            yield SecuritySetting(name=use.name, value=word, weak=False, why="servers with an unknown host key are rejected")


@calls("asyncssh.connect", "asyncssh.create_connection")
def known_hosts(use: Call) -> Facts:
    """Whether an SSH client of asyncssh knows the keys of its servers."""
    given = use.argument(None, "known_hosts")
    if isinstance(given, nodes.Const) and given.value is None:
        fact = _weak(use, "servers with an unknown host key are trusted", "B507", "None")
        yield SecuritySetting(name="asyncssh.connect(known_hosts)", value="None", weak=fact.weak, why=fact.why, option=fact.option)


@calls("logging.config.listen")
def listening_for_logging(use: Call) -> Facts:
    """A port on which anyone on the machine may send a configuration of logging, which may run code."""
    if use.argument(1, "verify") is None:
        yield _weak(use, "any user of the machine may send a configuration that runs code", "B612")


@calls(*CLEARTEXT)
def cleartext(use: Call) -> Facts:
    """A protocol that sends passwords in the open."""
    yield _weak(use, "user name and password are sent in the open", CLEARTEXT[use.name])


@calls("jinja2.Environment", "jinja2.environment.Environment", "jinja2.Template", "jinja2.sandbox.SandboxedEnvironment")
def templates(use: Call) -> Facts:
    """Templates that are not escaped, and those that run in a sandbox."""
    if use.name.endswith("SandboxedEnvironment"):
        yield SecuritySetting(name=use.name, weak=False, why="templates run in a sandbox")
    elif use.flag(None, "autoescape") is False and _renders_html(use):
        why = "what templates print into HTML is not escaped"
        yield SecuritySetting(name=f"{use.name}(autoescape)", value="False", why=why, check="B701")


def _renders_html(use: Call) -> bool:
    """Whether the module gets a template by a name of HTML, or this one is written as HTML. Templates of configuration need no escaping."""
    if isinstance(text := use.text(0, "source"), str) and use.name.endswith(".Template"):
        return "</" in text
    loads = (call for method in GETTERS for call in use.context.module.calls_by_tail.get(method, ()))
    names = (use.context.template(call.args[0]) for call in loads if call.args)
    return any(name.lower().removesuffix(".j2").removesuffix(".jinja2").endswith(HTML) for name in names)


def _weak(use: Call, why: str, check: str, value: str = "") -> SecuritySetting:
    option, tested = deciding(use.node, use.context)
    return SecuritySetting(
        name=use.name, value=value or None, weak=None if tested and option else True, why=why, check=check, option=option
    )
