"""Secrets in the code, whose content no fact may tell."""

import boto3
import sqlalchemy

SECRET_KEY = "q8v#k2z!m4x7c1b9"
api_token: str = "ghz9k1m2n3b4v5c6"


class Client:
    password = "Tr0ub4dor&3x"


def connect(self):
    self.secret_key = "a1b2c3d4e5f6g7h8"
    boto3.client("s3", aws_secret_access_key="wJalr9UtnFEMI1K7MDENGbPx")
    dsn = "postgresql://shop:k9x2m4z7q1@db.example.org/shop"


# none of these: names and places of secrets, stand-ins, what is read, services beside the developer
PASSWORD_FIELD = "password2"
TOKEN_URL = "https://example.org/token9"
API_KEY = "changeme123"
SECRET_NAME = "shop-secret-1"
JWT_SECRET = "SHOP_JWT_SECRET_2"
DB_PASSWORD = "/run/secrets/db_password1"
TOKEN = "short1"
PASSPHRASE = read_from_the_site()
LOCAL = "postgresql://shop:k9x2m4z7q1@localhost/shop"
sqlalchemy.create_engine(LOCAL, password=PASSPHRASE)


# none of these: what somebody has looked at

checked_password = "t0pSekr3t-x9"  # nosec B105 # used in a self-test
