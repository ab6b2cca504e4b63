"""What a default implies: by name, by help, and what looks alike and implies nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.procedures.implications import KINDS, implied
from sphinx_ddd.procedures.meant import kinds


def option(name: str, default: Any = None, **fields: Any) -> ConfigOption:
    types = {bool: "boolean", int: "integer", float: "number", str: "string", list: "list"}
    return ConfigOption(name=name, default=default, **{"framework": "any", "option_type": types.get(type(default)), **fields})


@pytest.mark.parametrize(
    ("name", "default", "kind"),
    [
        ("debug", True, "debug"),
        ("Application.debug", True, "debug"),
        ("log_level", "DEBUG", "debug"),
        ("loglevel", "debug", "debug"),
        ("ssl_verify", False, "insecure"),
        ("verify_certs", False, "insecure"),
        ("check_hostname", False, "insecure"),
        ("skip_tls_verify", True, "insecure"),
        ("disable_ssl_verification", True, "insecure"),
        ("insecure", True, "insecure"),
        ("allow_insecure_registry", True, "insecure"),
        ("cors_allowed_origins", "*", "insecure"),
        ("ALLOWED_HOSTS", ["*"], "insecure"),
        ("bind_host", "0.0.0.0", "exposed"),
        ("--listen", "0.0.0.0:8080", "exposed"),
        ("host", "::", "exposed"),
        ("max_connections", -1, "unbounded"),
        ("list-limit", -1, "unbounded"),
        ("pool_timeout", -1, "no-timeout"),
        ("readTimeout", -1, "no-timeout"),
        ("log_rotation_type", "none", "never-rotates"),
        ("rotate_logs", False, "never-rotates"),
        ("log_max_bytes", 0, "never-rotates"),
        ("enable_metrics", False, "disabled"),
        ("metrics_enabled", False, "disabled"),
        ("--disable-cache", True, "disabled"),
        ("db_pool_size", 5, "per-process"),
        ("num_threads", 8, "per-process"),
        ("threads", 1, "per-process"),
    ],
)
def test_a_name_that_leaves_one_meaning(name: str, default: object, kind: str) -> None:
    assert [one.kind for one in implied(option(name, default))] == [kind]


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("debug", False),
        ("debug", UNKNOWN),
        ("debug", None),
        ("debug_toolbar", True),
        ("no_debug", True),
        ("log_level", "INFO"),
        ("level", "debug"),
        ("debug_level", "debug"),
        ("ssl_verify", True),
        ("skip_tls_verify", False),
        ("verify", False),
        ("verify_checksum", False),
        ("verify_ssl_path", ""),
        ("insecure", False),
        ("no_insecure", True),
        ("allowed_hosts", ["example.org"]),
        ("hosts", ["*"]),
        ("allowed_files", ["*"]),
        ("bind_host", "127.0.0.1"),
        ("server_version", "0.0.0.0"),
        ("subnet", "0.0.0.0"),
        ("max_connections", 0),
        ("max_retries", 0),
        ("connect_timeout", 0),
        ("connect_timeout", None),
        ("offset", -1),
        ("ttl", -1),
        ("max_connections", UNKNOWN),
        ("rotation", "none"),
        ("rotate_logs", True),
        ("log_rotation_type", "size"),
        ("max_bytes", 0),
        ("enable_metrics", True),
        ("disable_cache", False),
        ("disabled_users", ["root"]),
        ("not_enabled", False),
        ("is_enabled_by", False),
        ("worker_pool_size", 5),
        ("address_pool_size", 5),
        ("pool_size", 5),
        ("forum_threads", 5),
        ("thread_id", 5),
        ("workers", 4),
        ("threads", "eight"),
        ("port", 0),
        ("", False),
        ("-", -1),
    ],
)
def test_a_name_that_leaves_more(name: str, default: object) -> None:
    assert implied(option(name, default)) == ()


@pytest.mark.parametrize(
    ("help_text", "default", "kind"),
    [
        ("0 means no limit.", 0, "unbounded"),
        ("Largest body, in bytes (0 = unlimited)", 0, "unbounded"),
        ("Use -1 for unlimited.", -1, "unbounded"),
        ("Rows at most. A value of `0` means that there is no limit", 0, "unbounded"),
        ("The default of None means no limit.", None, "unbounded"),
        ("Most entries; None or 0 mean unlimited.", 0, "unbounded"),
        ("Default: 0 (unlimited).", 0, "unbounded"),
        ("Unlimited if not set.", None, "unbounded"),
        ("No limit unless set", None, "unbounded"),
        ("If not set, there is no limit.", None, "unbounded"),
        ("Rows at most, in bytes. No limit is set by default.", None, "unbounded"),
        ("By default there is no limit.", None, "unbounded"),
        ("Defaults to unlimited.", None, "unbounded"),
        ("Set to 0 to disable the timeout.", 0, "no-timeout"),
        ("Seconds to wait. Zero means wait forever.", 0, "no-timeout"),
        ("0 means sessions never expire", 0, None),
        ("If 0, idle sessions never expire.", 0, "kept-forever"),
        ("-1: never deleted", -1, "kept-forever"),
        ("With 0 the file is never rotated.", 0, "never-rotates"),
        ("Set to 0 to disable.", 0, "disabled"),
        ("0 disables the check.", 0, "disabled"),
        ("Any value <=0 will disable the option.", 0, "disabled"),
        ("If this is set to 0, the cache is disabled.", 0, "disabled"),
        ("Interval; a value of 0.0 turns it off", 0.0, "disabled"),
        ("Disabled if empty.", "", "disabled"),
        ("Disabled by default.", False, "disabled"),
        ("This feature is disabled by default", None, "disabled"),
        ("If false, caching is disabled.", False, "disabled"),
    ],
)
def test_a_help_text_that_says_it(help_text: str, default: object, kind: str | None) -> None:
    assert list(dict.fromkeys(kinds(help_text, default))) == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("help_text", "default"),
    [
        ("0 means no limit.", 10),
        ("100 means no limit.", 0),
        ("Values below 0 mean unlimited.", 0),
        ("Anything greater than 0 disables it.", 0),
        ("Values < 0 disable it.", 0),
        ("A number from 0 to unlimited.", 0),
        ("0 to infinity", 0),
        ("0 is not unlimited.", 0),
        ("0 does not disable it.", 0),
        ("Not disabled by default.", False),
        ("Disabled by default.", True),
        ("Colours; paging is disabled by default.", False),
        ("If set, disables the check.", None),
        ("Disable with 1.", 0),
        ("If true, disable the fallback.", True),
        ("How to disable the limit.", 0),
        ("Never expires once 0 requests are left open by unlimited clients.", 0),
        ("0.5 means no limit", 0),
        ("non-zero disables it", 0),
        ("", 0),
        ("unlimited", 0),
        ("Number of items. Unlimited items need memory.", 0),
    ],
)
def test_a_help_text_that_does_not(help_text: str, default: object) -> None:
    assert list(kinds(help_text, default)) == []


@pytest.mark.parametrize("default", [float("inf"), float("-inf"), float("nan"), 10**400])
def test_a_number_that_no_help_text_spells(default: float) -> None:
    assert list(kinds("0 means no limit, -1 disables it.", default)) == []


def test_by_help_only_where_nothing_has_to_be_set() -> None:
    assert [one.kind for one in implied(option("size", None, description="Unlimited if not set."))] == ["unbounded"]
    assert implied(option("size", None, description="Unlimited if not set.", required=True)) == ()
    assert implied(option("size", UNKNOWN, description="0 means no limit.")) == ()


def test_a_secret_that_is_in_the_code() -> None:
    assert [one.kind for one in implied(option("session_key", "changeme", secret=True))] == ["insecure"]
    for default in ("", None, UNKNOWN):
        assert implied(option("session_key", default, secret=True)) == ()
    assert implied(option("session_key", "changeme")) == ()
    assert implied(option("broker", "rabbit://", secret=True)) == ()
    assert [one.kind for one in implied(option("broker", "rabbit://shop:shop@mq", secret=True))] == ["insecure"]
    assert implied(option("session_key", "none", secret=UNKNOWN, description="none means no limit")) == ()


def test_scope_says_what_is_pooled() -> None:
    assert [one.kind for one in implied(option("max_pool_size", 5, scope="database"))] == ["per-process"]
    assert implied(option("max_pool_size", 5, scope="network")) == ()


def test_worst_first() -> None:
    both = option("enable_tls_verify", False, description="Disabled by default.")
    assert [one.kind for one in implied(both)] == ["insecure", "disabled"]
    assert sorted(KINDS.index(one.kind) for one in implied(both)) == [KINDS.index(one.kind) for one in implied(both)]
