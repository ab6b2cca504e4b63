"""Names and words by which an error is one for an operator, or one for a caller and its programmer."""

from __future__ import annotations

import builtins
from typing import Final

_ENVIRONMENT_OF_PYTHON: Final = (OSError, ImportError, MemoryError, SystemError)

COMMAND_LINE: Final = frozenset(
    {
        "argparse.ArgumentError", "argparse.ArgumentTypeError", "builtins.SystemExit", "cliff.commandmanager.CommandError",
        "django.core.management.CommandError", "django.core.management.base.CommandError", "docopt.DocoptExit",
        "fire.core.FireError", "getopt.GetoptError", "optparse.OptionError", "optparse.OptionValueError",
        "setuptools.distutils.errors.DistutilsError",
    }
    | {
        f"{package}.{name}"
        for package in ("click", "click.exceptions", "typer", "typer.core", "rich_click")
        for name in (
            "Abort", "BadArgumentUsage", "BadOptionUsage", "BadParameter", "ClickException", "FileError", "MissingParameter",
            "NoSuchOption", "UsageError",
        )
    }
)  # fmt: skip
"""Exceptions that a command ends with: who typed it reads them."""

CONFIGURATION: Final = frozenset(
    {
        "airflow.exceptions.AirflowConfigException", "celery.exceptions.ImproperlyConfigured", "configparser.Error",
        "decouple.UndefinedValueError", "django.core.exceptions.AppRegistryNotReady", "django.core.exceptions.ImproperlyConfigured",
        "dynaconf.ValidationError", "dynaconf.validator.ValidationError", "environ.ImproperlyConfigured", "environs.EnvError",
        "environs.EnvValidationError", "gunicorn.errors.ConfigError", "oslo_config.cfg.ConfigFileParseError",
        "oslo_config.cfg.ConfigFileValueError", "oslo_config.cfg.ConfigFilesNotFoundError", "oslo_config.cfg.Error",
        "oslo_config.cfg.RequiredOptError", "pyramid.exceptions.ConfigurationError", "tornado.options.Error", "traitlets.TraitError",
        "traitlets.config.ConfigError", "twisted.python.usage.UsageError",
    }
)  # fmt: skip
"""Exceptions by which libraries say that a setting is wrong."""

ENVIRONMENT: Final = frozenset(
    {f"builtins.{n}" for n, v in vars(builtins).items() if isinstance(v, type) and issubclass(v, _ENVIRONMENT_OF_PYTHON)}
    | {
        "asyncio.TimeoutError", "asyncio.exceptions.TimeoutError", "concurrent.futures.TimeoutError", "queue.Full",
        "shutil.Error", "sqlite3.DatabaseError", "sqlite3.Error", "sqlite3.OperationalError", "subprocess.CalledProcessError",
        "subprocess.SubprocessError", "subprocess.TimeoutExpired", "tarfile.TarError", "zipfile.BadZipFile", "ssl.CertificateError",
        "socket.error", "socket.gaierror", "socket.timeout", "http.client.HTTPException", "smtplib.SMTPException", "ftplib.Error",
        "ftplib.all_errors", "zlib.error", "lzma.LZMAError", "os.error",
        "aiohttp.ClientConnectionError", "aiohttp.ClientError", "aiohttp.ClientResponseError", "aiohttp.client_exceptions.ClientError",
        "botocore.exceptions.BotoCoreError", "botocore.exceptions.ClientError", "botocore.exceptions.NoCredentialsError",
        "celery.exceptions.TimeoutError", "django.db.DatabaseError", "django.db.OperationalError", "django.db.utils.DatabaseError",
        "django.db.utils.OperationalError", "docker.errors.APIError", "docker.errors.DockerException", "eventlet.timeout.Timeout",
        "filelock.Timeout", "git.GitCommandError", "git.exc.GitCommandError", "google.api_core.exceptions.GoogleAPIError",
        "google.auth.exceptions.DefaultCredentialsError", "grpc.RpcError", "grpc.aio.AioRpcError",
        "httpx.ConnectError", "httpx.ConnectTimeout", "httpx.HTTPError", "httpx.HTTPStatusError", "httpx.ReadTimeout", "httpx.RequestError",
        "httpx.TimeoutException", "httpx.TransportError", "kombu.exceptions.OperationalError", "kubernetes.client.ApiException",
        "kubernetes.client.exceptions.ApiException", "kubernetes.client.rest.ApiException", "kubernetes.config.ConfigException",
        "kubernetes_asyncio.client.ApiException", "ldap.LDAPError", "ldap.SERVER_DOWN", "ldap3.core.exceptions.LDAPException",
        "oslo_concurrency.processutils.ProcessExecutionError", "oslo_db.exception.DBConnectionError", "oslo_db.exception.DBError",
        "oslo_messaging.MessagingTimeout", "oslo_messaging.exceptions.MessagingTimeout", "paramiko.SSHException",
        "paramiko.ssh_exception.SSHException", "pika.exceptions.AMQPError", "psutil.Error", "psycopg.Error", "psycopg.OperationalError",
        "psycopg2.DatabaseError", "psycopg2.Error", "psycopg2.OperationalError", "pymongo.errors.PyMongoError", "pymysql.OperationalError",
        "pymysql.err.OperationalError", "redis.ConnectionError", "redis.RedisError", "redis.exceptions.ConnectionError",
        "redis.exceptions.RedisError", "redis.exceptions.TimeoutError", "requests.ConnectionError", "requests.HTTPError",
        "requests.RequestException", "requests.Timeout", "requests.exceptions.ConnectionError", "requests.exceptions.HTTPError",
        "requests.exceptions.RequestException", "requests.exceptions.SSLError", "requests.exceptions.Timeout",
        "sqlalchemy.exc.DBAPIError", "sqlalchemy.exc.DatabaseError", "sqlalchemy.exc.InterfaceError", "sqlalchemy.exc.OperationalError",
        "sqlalchemy.exc.SQLAlchemyError", "urllib.error.HTTPError", "urllib.error.URLError", "urllib3.exceptions.HTTPError",
        "urllib3.exceptions.MaxRetryError", "libvirt.libvirtError", "keystoneauth1.exceptions.ClientException",
    }
)  # fmt: skip
"""Exceptions by which the system around a program makes itself felt: files, networks, databases, other programs, missing libraries."""

CALLERS: Final = frozenset(
    {
        "builtins.LookupError", "builtins.KeyError", "django.core.exceptions.BadRequest", "django.core.exceptions.FieldError",
        "django.core.exceptions.ObjectDoesNotExist", "django.core.exceptions.PermissionDenied",
        "django.core.exceptions.SuspiciousOperation",
        "django.core.exceptions.ValidationError", "django.forms.ValidationError", "django.forms.forms.ValidationError",
        "django.template.TemplateSyntaxError", "fastjsonschema.JsonSchemaException", "fastjsonschema.JsonSchemaValueException",
        "fastjsonschema.exceptions.JsonSchemaException", "fastjsonschema.exceptions.JsonSchemaValueException",
        "jinja2.TemplateSyntaxError", "jsonschema.ValidationError",
        "jsonschema.exceptions.ValidationError", "marshmallow.ValidationError", "marshmallow.exceptions.ValidationError",
        "pydantic_core.PydanticCustomError", "rest_framework.exceptions.APIException", "rest_framework.exceptions.ValidationError",
        "rest_framework.serializers.ValidationError", "voluptuous.Invalid", "werkzeug.exceptions.HTTPException", "webob.exc.HTTPException",
        "wtforms.ValidationError", "wtforms.validators.StopValidation", "wtforms.validators.ValidationError", "graphql.GraphQLError",
        "graphql.error.GraphQLError", "aiohttp.web.HTTPException", "starlette.exceptions.HTTPException", "fastapi.HTTPException",
        "fastapi.exceptions.HTTPException", "fastapi.exceptions.RequestValidationError", "tornado.web.HTTPError", "falcon.HTTPError",
    }
)  # fmt: skip
"""Exceptions that answer a request: the user or the programmer who sent it reads them, unless they say that the server is at fault."""

PLAIN: Final = frozenset({"builtins.ValueError", "builtins.ArithmeticError", "builtins.UnicodeError"})
"""Exceptions that as a rule blame an argument."""

CONFIGURATION_WORDS: Final = frozenset(
    "conf config configs configuration configurations configure configured misconfigured misconfiguration settings setting".split()
)
ENVIRONMENT_WORDS: Final = frozenset(
    "backup broker certificate connect connection connections corrupt corrupted corruption credentials crash crashed database db "
    "dependency "
    "disk down exhausted failed failure failures fatal imap incompatible install installation io ldap license lock memory migration "
    "mount network permission pool process proxy refused restore rollback schema send setup shutdown smtp space ssh ssl startup storage "
    "subprocess timed timeout tls transport unavailable unreachable upgrade".split()
)
"""Words in the name of an exception's class that speak of the system around the program."""
CALLERS_WORDS: Final = frozenset(
    (
        "already ambiguous argument auth authentication authorization bad banned client conflict denied duplicate exceeded exist "
        "exists expired forbidden form found illegal integrity invalid malformed mismatch missing parse parsing quota "
        "serialization serializer such syntax unauthorized undefined unexpected unknown unprocessable unsupported validation"
    ).split()
)
"""Words in the name of an exception's class that blame what was asked for."""

SPEAKS_OF_SETTINGS: Final = frozenset(
    "conf config configuration configure configured misconfigured settings environ env envvar ini toml".split()
)
SPEAKS_OF_SYSTEM: Final = frozenset(
    "broker certificate connect connecting connection credentials crashed daemon database disk download downloading executable filesystem "
    "firewall hostname install installed kernel ldap libvirt lock locked mount mounted network pid pidfile postgres postgresql redis "
    "refused "
    "restart restarted schema socket ssh ssl startup storage subprocess systemd timeout timedout tls unavailable unreachable "
    "upgrade "
    "upload version writable".split()
)
"""Words of a message that speak of the system around the program."""
SAYS_SETTINGS: Final = (
    "environment variable",
    "command line",
    "command-line",
    "please install",
    "pip install",
    "is not installed",
    "not configured",
)
OF_PROGRAMMERS: Final = ("cannot be none", "must not be none", "can't be none", "should not be none", "must be an instance of")
"""What only a mistake in the code brings about."""
SAYS_FAILED: Final = (
    "failed to", "could not", "couldn't", "unable to", "timed out", "no space", "no such file", "does not exist", "permission denied",
    "not found in path", "not running", "already running", "not writable", "not readable", "already in use", "giving up", "gave up",
    "exit code",
    "exit status",
    "returned non-zero", "cannot connect", "cannot open", "cannot read", "cannot write", "cannot start", "cannot create", "can't connect",
    "can't open", "cannot find", "cannot load", "cannot access", "failed with", "has failed", "failed:", "failed.",
)  # fmt: skip
