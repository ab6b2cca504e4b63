"""What the calls of a module's file do to the system."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import Effect
from sphinx_ddd.rules._ansible import commands, names
from sphinx_ddd.rules._programs import effects as programs
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import Definition, walk

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


def effects(context: Context) -> Maybe[tuple[Effect, ...]]:
    """The effects that a file's calls are known to have; ``()`` when all are known to be harmless; else ``UNKNOWN``."""
    found: list[Effect] = [_of_launch(launch, context) for launch in commands.launches(context) if programs.effect_of(launch.argv)]
    judged = True
    started = {id(launch.call): programs.effect_of(launch.argv) is not None for launch in commands.launches(context)}
    for node in walk(context.module.tree):
        if not isinstance(node, nodes.Call):
            continue
        verdict = _verdict(node, context)
        if isinstance(verdict, Effect):
            found.append(verdict)
        elif not (verdict or started.get(id(node), False)):
            judged = False
    if found:
        return tuple(dict.fromkeys(sorted(found, key=lambda e: (e.line, e.effect, e.via))))
    return () if judged else UNKNOWN


def _of_launch(launch: commands.Launch, context: Context) -> Effect:
    effect = programs.effect_of(launch.argv) or ""
    words = " ".join(word for word in launch.argv[:2] if "{" not in word and word != "…")
    return Effect(effect=effect, path=context.path, line=launch.call.lineno or 0, via=words)


def _verdict(node: nodes.Call, context: Context) -> Effect | bool:
    """The effect of one call; ``True`` when it is known to have none, ``False`` when that is not known."""
    found = context.names(node.func)
    for name in found:
        effect = EFFECTS.get(name) or (name in _OPENS and _writes(node, context) and "writes_file")
        if effect:
            return Effect(effect=effect, path=context.path, line=node.lineno or 0, via=name.removeprefix("builtins."))
    if not found:
        return isinstance(node.func, nodes.Attribute) and node.func.attrname in _TEXT_METHODS
    return all(_is_harmless(name, context) for name in found)


def _is_harmless(name: str, context: Context) -> bool:
    if name in _OPENS:
        return True  # for writing it is an effect, or its mode is not known: see _writes
    if name in _HARMLESS_METHODS or name in _HARMLESS_OS or name.startswith(_HARMLESS_OF_ANSIBLE) or name == names.MODULE:
        return True
    if name.startswith("builtins."):
        return name not in _HARMFUL_BUILTINS
    parts = name.split(".")
    if parts[0] in _HARMLESS or ".".join(parts[:2]) in _HARMLESS:
        return True
    defined = context.definition(name)
    # What the file itself defines is judged by its own calls.
    return defined is not None and defined[0].module is context.module and isinstance(defined[1], Definition)


def _writes(node: nodes.Call, context: Context) -> bool:
    """Whether a file is opened to be written; a mode that cannot be read counts, as it may be."""
    mode = next((k.value for k in node.keywords or () if k.arg == "mode"), node.args[1] if len(node.args) > 1 else None)
    if mode is None:
        return False
    text = context.value(mode)
    return isinstance(text, str) and bool(_WRITING & set(text))
