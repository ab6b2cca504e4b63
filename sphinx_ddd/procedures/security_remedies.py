"""What to do about a weak setting, by the id under which a security linter knows it, or by the setting's name."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.procedures.base import Code, Inline, Text

CHANGE: Final = "Change it, or waive it with the reason why it is needed."

_CERTIFICATES: Final = "Check certificates; for an authority of your own give the path of its certificate."
BY_CHECK: Final = {
    "B103": "Take write access away from everyone: `0o640` or less for files, `0o750` for folders.",
    "B104": "Listen on the address that clients use, or see that a firewall guards the port.",
    "B105": "Take the secret out of the code, change it wherever it is used, and read it from a secret option.",
    "B106": "Take the secret out of the code, change it wherever it is used, and read it from a secret option.",
    "B107": "Take the secret out of the code, change it wherever it is used, and read it from a secret option.",
    "B201": "Switch the debugger off on live systems: it runs whatever code its visitor types.",
    "B202": 'Extract with `filter="data"`.',
    "B301": "Use a format that holds data only, such as JSON, or sign what is stored.",
    "B304": "Use AES in an authenticated mode, such as GCM.",
    "B305": "Use an authenticated mode, such as GCM.",
    "B306": "Use `tempfile.mkstemp` or `NamedTemporaryFile`.",
    "B323": _CERTIFICATES,
    "B324": "Use SHA-256 or stronger; for passwords a slow hash.",
    "B501": _CERTIFICATES,
    "B502": "Use `ssl.create_default_context()`, which negotiates the newest version.",
    "B505": "Make keys of at least 2048 bits (RSA, DSA) or 224 bits (EC), and replace those in use.",
    "B506": "Load with `yaml.safe_load`.",
    "B507": "Load the known host keys and reject others.",
    "B602": "Pass a list of arguments and leave the shell out.",
    "B605": "Pass a list of arguments to `subprocess` and leave the shell out.",
    "B612": "Pass `verify=`, or do not listen for configurations.",
    "B701": "Switch autoescape on for HTML.",
    "security.W004": "Set `SECURE_HSTS_SECONDS` once the whole site is served over HTTPS.",
    "security.W005": "Set `SECURE_HSTS_INCLUDE_SUBDOMAINS` where every subdomain is served over HTTPS.",
    "security.W006": "Set `SECURE_CONTENT_TYPE_NOSNIFF` to `True`.",
    "security.W008": "Set `SECURE_SSL_REDIRECT` to `True`, unless a proxy redirects.",
    "security.W012": "Set `SESSION_COOKIE_SECURE` to `True`.",
    "security.W013": "Set `SESSION_COOKIE_HTTPONLY` to `True`.",
    "security.W016": "Set `CSRF_COOKIE_SECURE` to `True`.",
    "security.W018": "Set `DEBUG` to `False` on live systems.",
    "security.W019": "Set `X_FRAME_OPTIONS` to `DENY`.",
    "security.W020": "List the host names that the site is served under.",
}
BY_NAME: Final = {
    "ssl.SSLContext.minimum_version": "Set it to `ssl.TLSVersion.TLSv1_2` or higher.",
    "ssl.SSLContext.verify_mode": _CERTIFICATES,
    "ssl.SSLContext.check_hostname": "Leave host names checked.",
    "ssl.SSLContext.set_ciphers": "Leave the ciphers of Python, or name sound ones only.",
    "jwt.encode(algorithm)": "Sign with HS256, RS256 or ES256, or waive it where the other side asks for unsigned tokens.",
    "jwt.decode(algorithms)": "Accept tokens under the algorithms only that they are signed with, and check the signature.",
    "urllib3.disable_warnings": "Check certificates, and leave the warning on.",
    **dict.fromkeys(
        (
            "smtplib.SMTP.starttls",
            "smtplib.SMTP_SSL",
            "imaplib.IMAP4_SSL",
            "imaplib.IMAP4.starttls",
            "poplib.POP3_SSL",
            "poplib.POP3.stls",
            "ftplib.FTP_TLS",
        ),
        "Pass `ssl.create_default_context()`.",
    ),
    **dict.fromkeys(
        ("CORSMiddleware(allow_origins)", "flask_cors.CORS(origins)", "flask_cors.cross_origin(origins)", "quart_cors.cors(allow_origin)"),
        "Name the origins that may call it.",
    ),
    **dict.fromkeys(("FastAPI(debug)", "Starlette(debug)"), "Switch it off on live systems."),
    "SessionMiddleware(https_only)": "Set `https_only=True` where the site is served over HTTPS.",
    "asyncssh.connect(known_hosts)": "Leave `known_hosts` out, or name a file of host keys.",
    "AUTH_PASSWORD_VALIDATORS": "Name validators for length and common passwords at least.",
    "PASSWORD_HASHERS": "Put a slow hash first: Argon2, scrypt, bcrypt or PBKDF2.",
    "CORS_ALLOW_ALL_ORIGINS": "Name the origins that may call it.",
    "CORS_ORIGIN_ALLOW_ALL": "Name the origins that may call it.",
}


def remedy(setting: SecuritySetting) -> str:
    """A sentence that says what to change."""
    if isinstance(setting.check, str) and setting.check in BY_CHECK:
        return BY_CHECK[setting.check]
    if setting.name.endswith(("(verify)", "(ssl)", "(cert_reqs)", "(ssl_cert_reqs)", "(verify_certs)")):
        return _CERTIFICATES
    if setting.name.endswith(("(assert_hostname)", "(ssl_check_hostname)")):
        return "Leave host names checked."
    if setting.secret is True and isinstance(setting.option, str):
        return f"Set `{setting.option}` to a value of your own on each system, and change it wherever the default was used."
    return BY_NAME.get(setting.name, CHANGE)


def marked(sentence: str) -> Text:
    """A sentence of ours with its backquoted words as code."""
    out: list[Inline] = []
    for number, part in enumerate(sentence.split("`")):
        if part:
            out.append(Code(part) if number % 2 else part)
    return tuple(out)
