"""What calls are known to do to a system, and which are known to do nothing: by qualified name."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._ansible import names

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
    "tempfile.mkstemp": "creates_temporary_file",
    "tempfile.mkdtemp": "creates_temporary_file",
    "tempfile.NamedTemporaryFile": "creates_temporary_file",
    "tempfile.TemporaryDirectory": "creates_temporary_file",
    "pathlib.Path.write_text": "writes_file",
    "pathlib.Path.write_bytes": "writes_file",
    "pathlib.Path.touch": "writes_file",
    "pathlib.Path.unlink": "deletes_file",
    "pathlib.Path.rmdir": "deletes_folder",
    "pathlib.Path.mkdir": "writes_folder",
    "pathlib.Path.rename": "moves_file",
    "pathlib.Path.replace": "moves_file",
    "pathlib.Path.chmod": "changes_mode",
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

OPENS: Final = frozenset({"builtins.open", "io.open", "codecs.open", "os.fdopen", "gzip.open", "bz2.open", "lzma.open"})
WRITING: Final = frozenset("wax+")

HARMLESS: Final = frozenset(
    "abc ast base64 binascii bisect calendar codecs collections configparser contextlib copy csv dataclasses datetime decimal "
    "difflib enum fnmatch fractions functools glob grp hashlib heapq hmac html inspect io ipaddress itertools json keyword locale "
    "math numbers operator os.path pathlib.PurePath platform pprint pwd random re shlex spwd stat statistics string struct sys "
    "textwrap time traceback types typing unicodedata urllib.parse uuid warnings xml.etree.ElementTree yaml zlib".split()
)  # fmt: skip
"""Modules of which nothing changes the system."""
HARMLESS_OF_ANSIBLE: Final = tuple(
    f"ansible.module_utils.{name}"
    for name in "_text. basic.env_fallback basic.missing_required_lib common._utils. common.collections. common.dict_transformations. "
    "common.json. common.locale. common.parameters. common.sys_info. common.text. common.validation. common.warnings. common.yaml. "
    "compat.typing. compat.version. distro. parsing. six.".split()
)
HARMLESS_METHODS: Final = frozenset(
    names.method(name)
    for name in "exit_json fail_json warn deprecate debug log error_as_warning get_bin_path boolean jsonify from_json md5 sha1 sha256 "
    "digest_from_file load_file_common_arguments user_and_group selinux_context selinux_enabled selinux_mls_enabled "
    "find_mount_point is_special_selinux_path _symbolic_mode_to_octal get_file_attributes check_file_absent_if_check_mode "
    "add_path_info bytes_to_human human_to_bytes fail_on_missing_params add_cleanup_file params.get params.items params.keys "
    "params.values params.copy params.pop".split()
)
HARMFUL_BUILTINS: Final = frozenset(f"builtins.{name}" for name in ("open", "exec", "eval", "compile", "__import__", "input", "breakpoint"))
HARMLESS_OS: Final = frozenset(
    f"os.{name}"
    for name in "access close cpu_count environ.copy environ.get fsdecode fsencode getcwd getegid getenv geteuid getgid getlogin getpid "
    "getppid getuid lstat listdir readlink scandir stat statvfs strerror sysconf uname walk".split()
) | frozenset(f"socket.{name}" for name in ("gethostname", "getfqdn", "gethostbyname", "inet_aton", "inet_pton"))
TEXT_METHODS: Final = frozenset(
    "append capitalize casefold count decode encode endswith extend find format group groupdict groups index intersection isalnum isalpha "
    "isdigit isdisjoint isnumeric isspace issubset items join keys ljust lower lstrip partition replace rfind rjust rpartition rsplit "
    "rstrip split splitlines startswith strip swapcase title union upper values zfill".split()
)
"""Methods of texts and containers, for calls on values of which nothing else is known."""
