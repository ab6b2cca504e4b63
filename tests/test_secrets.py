"""Names of secrets, and names that only speak of them."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.secrets import holds_password, is_secret, looks_secret

SECRET = """
    PASSWORD DB_PASSWORD db.password --api-key API_KEY apiKey AWS_SECRET_ACCESS_KEY SECRET_KEY jwt_secret CLIENT_SECRET GITHUB_TOKEN
    authToken TOKEN SMTP_PASS DB_PWD FERNET_KEY private_key PASSPHRASE SSL_KEY_PASSPHRASE secret client_secret_2 TOKEN1 credentials
    AZURE_STORAGE_CONNECTION_STRING SECRET_KEY_FALLBACKS SECURITY_PASSWORD_SALT OPENAI_APIKEY access_tokens api_keys MY_PASSWORDS
    DATADOG_APP_KEY [mail]smtp_password dbpassword SWIFT_PREAUTHTOKEN
"""
OPEN = """
    token_url password_min_length secret_name PASSWORD_FILE TOKEN_TTL MAX_TOKENS max_token eos_token next_token REQUIRE_PASSWORD
    CORS_ALLOW_CREDENTIALS show_password PWD OLDPWD pass FIRST_PASS public_key PRIMARY_KEY cache_key SSL_KEY_FILE key SECRET_KEY_PATH
    GOOGLE_APPLICATION_CREDENTIALS aws_access_key_id tokenizer secretary compass num_secrets hide_password tokens total_tokens
    PASSWORD_HASHERS AUTH_PASSWORD_VALIDATORS bypass stop_token CSRF_COOKIE_NAME no_password
"""


@pytest.mark.parametrize("name", SECRET.split())
def test_a_secret(name: str) -> None:
    assert looks_secret(name)


@pytest.mark.parametrize("name", OPEN.split())
def test_no_secret(name: str) -> None:
    assert not looks_secret(name)


@pytest.mark.parametrize("kind", ["boolean", "integer", "path"])
def test_a_type_that_holds_none(kind: str) -> None:
    assert not looks_secret("use_token", kind)
    assert not looks_secret("PASSWORD", kind)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("postgresql://shop:hunter2@db/shop", True),
        ("redis://:hunter2@cache:6379/0", True),
        ("postgresql://shop@db/shop", False),
        ("http://localhost:8000", False),
        ("shop@example.org", False),
        ("http://[broken:pw@host", False),
        (5, False),
        (None, False),
    ],
)
def test_a_password_in_the_open(value: object, expected: bool) -> None:
    assert holds_password(value) is expected


def test_what_a_fact_says() -> None:
    assert is_secret("DB_PASSWORD", "changeme", "string") is True
    assert is_secret("DATABASE_URL", "mysql://a:b@c/d") is True
    assert is_secret("DATABASE_URL", "sqlite://") is None
