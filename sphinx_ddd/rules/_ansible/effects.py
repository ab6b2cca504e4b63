"""What the calls of a module's file do to the system."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import Effect
from sphinx_ddd.rules._ansible import commands, names
from sphinx_ddd.rules._programs import effects as programs
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

MOST: Final = 200
"""Effects that are listed; the first of the module's own file."""
DEEPEST: Final = 3
"""Functions of other files followed one inside the other."""

EFFECTS: Final = {
    names.method("atomic_move"): "writes_file",
    names.method("backup_local"): "backs_up_file",
    names.method("preserved_copy"): "writes_file",
    names.method("append_to_file"): "writes_file",
    names.method("cleanup"): "deletes_file",
    names.method("set_mode_if_different"): "changes_mode",
    names.method("set_owner_if_different"): "changes_owner",
    names.method("set_group_if_different"): "changes_owner",
    names.method("set_fs_attributes_if_different"): "changes_file_attributes",
    names.method("set_file_attributes_if_different"): "changes_file_attributes",
    names.method("set_directory_attributes_if_different"): "changes_file_attributes",
    names.method("set_attributes_if_different"): "changes_file_attributes",
    names.method("set_context_if_different"): "changes_file_attributes",
    names.method("set_default_selinux_context"): "changes_file_attributes",
    "os.remove": "deletes_file",
    "os.unlink": "deletes_file",
    "os.rmdir": "deletes_folder",
    "os.removedirs": "deletes_folder",
    "os.rename": "moves_file",
    "os.replace": "moves_file",
    "os.renames": "moves_file",
    "os.mkdir": "writes_folder",
    "os.makedirs": "writes_folder",
    "os.link": "writes_file",
    "os.symlink": "writes_file",
    "os.truncate": "writes_file",
    "os.write": "writes_file",
    "os.chmod": "changes_mode",
    "os.lchmod": "changes_mode",
    "os.fchmod": "changes_mode",
    "os.chown": "changes_owner",
    "os.lchown": "changes_owner",
    "os.fchown": "changes_owner",
    "os.utime": "changes_file_attributes",
    "os.kill": "kills_process",
    "os.killpg": "kills_process",
    "os.sethostname": "changes_host",
    "shutil.rmtree": "deletes_folder",
    "shutil.move": "moves_file",
    "shutil.copy": "writes_file",
    "shutil.copy2": "writes_file",
    "shutil.copyfile": "writes_file",
    "shutil.copyfileobj": "writes_file",
    "shutil.copymode": "changes_mode",
    "shutil.copystat": "changes_file_attributes",
    "shutil.copytree": "writes_folder",
    "shutil.chown": "changes_owner",
    "shutil.unpack_archive": "writes_folder",
}
"""Effect by the qualified name of what is called."""

_OPENS: Final = frozenset({"builtins.open", "io.open", "codecs.open", "os.fdopen", "gzip.open", "bz2.open", "lzma.open"})
_TEMPORARY: Final = "tempfile."
_WRITING: Final = frozenset("wax+")

_HARMLESS: Final = frozenset(
    "abc ast base64 binascii bisect calendar collections configparser copy csv datetime decimal difflib enum fnmatch fractions functools "
    "glob grp hashlib heapq hmac html inspect io ipaddress itertools json keyword locale math numbers operator os.path pathlib.PurePath "
    "platform pprint pwd random re shlex spwd stat statistics string struct sys textwrap time traceback types typing unicodedata "
    "urllib.parse uuid warnings xml.etree.ElementTree yaml zlib".split()
)  # fmt: skip
"""Modules of which nothing changes the system."""
_HARMLESS_OF_ANSIBLE: Final = tuple(
    f"ansible.module_utils.{name}"
    for name in "_text. basic.env_fallback basic.missing_required_lib common._utils. common.collections. common.dict_transformations. "
    "common.json. common.locale. common.parameters. common.sys_info. common.text. common.validation. common.warnings. common.yaml. "
    "compat.typing. compat.version. distro. parsing. six.".split()
)
_HARMLESS_METHODS: Final = frozenset(
    names.method(name)
    for name in "exit_json fail_json warn deprecate debug log error_as_warning get_bin_path boolean jsonify from_json md5 sha1 sha256 "
    "digest_from_file load_file_common_arguments user_and_group selinux_context selinux_enabled selinux_mls_enabled find_mount_point "
    "is_special_selinux_path get_file_attributes check_file_absent_if_check_mode add_path_info bytes_to_human human_to_bytes "
    "fail_on_missing_params add_cleanup_file params.get params.items params.keys params.values params.copy params.pop".split()
)
_HARMFUL_BUILTINS: Final = frozenset(
    f"builtins.{name}" for name in ("open", "exec", "eval", "compile", "__import__", "input", "breakpoint")
)
_HARMLESS_OS: Final = frozenset(
    f"os.{name}"
    for name in "access cpu_count environ.copy environ.get fsdecode fsencode getcwd getegid getenv geteuid getgid getlogin getpid getppid "
    "getuid lstat listdir readlink scandir stat statvfs strerror sysconf uname walk".split()
) | {"socket.gethostname", "socket.getfqdn", "socket.gethostbyname", "socket.inet_aton", "socket.inet_pton"}
_TEXT_METHODS: Final = frozenset(
    "append capitalize casefold count decode encode endswith extend find format group groupdict groups index intersection isalnum isalpha "
    "isdigit isdisjoint isnumeric isspace issubset items join keys ljust lower lstrip partition replace rfind rjust rpartition rsplit "
    "rstrip split splitlines startswith strip swapcase title union upper values zfill".split()
)
"""Methods of texts and containers, for calls on values of which nothing else is known."""


@dataclass(slots=True)
class _Judgement:
    """What is known of some calls."""

    found: list[Effect] = field(default_factory=list)
    judged: bool = True
    """Every call without an effect is known to have none."""

    def add(self, other: _Judgement) -> None:
        self.found += other.found
        self.judged = self.judged and other.judged


def effects(context: Context) -> Maybe[tuple[Effect, ...]]:
    """The effects that a file's calls are known to have, also through functions of the project; ``()`` when there are none.

    ``UNKNOWN`` when none is seen, but a call cannot be judged.
    """
    judgement = _of_calls(context.module.tree, context, 0)
    if judgement.found:
        own_first = sorted(judgement.found, key=lambda e: (e.path != context.path, e.path, e.line, e.effect, e.via))
        return tuple(dict.fromkeys(own_first))[:MOST]
    return () if judgement.judged else UNKNOWN


def _of_calls(root: nodes.NodeNG, context: Context, depth: int) -> _Judgement:
    out = _Judgement()
    started: dict[int, list[commands.Launch]] = {}
    for launch in commands.launches(context):
        started.setdefault(id(launch.call), []).append(launch)
    for node in walk(root):
        if isinstance(node, nodes.Call):
            out.add(_of_launches(started[id(node)], context) if id(node) in started else _of_call(node, context, depth))
    return out


def _of_launches(launches: list[commands.Launch], context: Context) -> _Judgement:
    out = _Judgement()
    for launch in launches:
        effect = programs.effect_of(launch.argv)
        words = " ".join(word for word in launch.argv[:2] if "{" not in word and word != "…")
        if effect:
            out.found.append(Effect(effect=effect, path=context.path, line=launch.call.lineno or 0, via=words))
        out.judged = out.judged and effect is not None
    return out


def _of_call(node: nodes.Call, context: Context, depth: int) -> _Judgement:
    names_called = context.names(node.func)
    out = _Judgement()
    for name in names_called:
        effect = EFFECTS.get(name) or (_of_opening(node, context) if name in _OPENS else "")
        if effect:
            out.found.append(Effect(effect=effect, path=context.path, line=node.lineno or 0, via=name.removeprefix("builtins.")))
        elif effect is None or not _is_harmless(name):
            out.add(_of_project(name, node, context, depth))
    if not names_called:
        out.judged = isinstance(node.func, nodes.Attribute) and node.func.attrname in _TEXT_METHODS
    return out


def _of_project(name: str, node: nodes.Call, context: Context, depth: int) -> _Judgement:
    """What a function or class of the project does when it is called; what is no such thing is not judged."""
    if commands.passes_on(node, context):
        return _Judgement()  # the command is what its callers say
    defined = context.definition(name)
    if defined is None or depth >= DEEPEST or name.startswith(names.MODULE):
        return _Judgement(judged=False)
    place, definition = defined
    if place.module is context.module and depth == 0:
        return _Judgement()  # what the file itself defines is judged by its own calls
    body = definition if isinstance(definition, nodes.FunctionDef) else _initialiser(definition)
    if body is None:
        return _Judgement(judged=not definition.bases or all("builtins." in base for base in place.ancestors(name)[1:]))
    key = ("ansible", "effects", body)
    if key not in place.module.names:
        place.module.names[key] = _Judgement()  # a function that calls itself adds nothing to what it does
        place.module.names[key] = _of_calls(body, place, depth + 1)
    return place.module.names[key]  # type: ignore[return-value]


def _initialiser(definition: nodes.ClassDef) -> nodes.FunctionDef | None:
    return next((n for n in definition.locals.get("__init__", ()) if isinstance(n, nodes.FunctionDef)), None)


def _is_harmless(name: str) -> bool:
    if name in _OPENS or name in _HARMLESS_METHODS or name in _HARMLESS_OS or name.startswith(_HARMLESS_OF_ANSIBLE) or name == names.MODULE:
        return True
    if name.startswith("builtins."):
        return name not in _HARMFUL_BUILTINS
    parts = name.split(".")
    return parts[0] in _HARMLESS or ".".join(parts[:2]) in _HARMLESS


def _of_opening(node: nodes.Call, context: Context) -> str | None:
    """What opening a file is: a write, nothing (empty), or ``None`` where its mode cannot be read."""
    mode = next((k.value for k in node.keywords or () if k.arg == "mode"), node.args[1] if len(node.args) > 1 else None)
    if mode is None:
        return ""
    text = context.value(mode)
    if not isinstance(text, str):
        return None
    return "writes_file" if _WRITING & set(text) else ""
