import environ
from attrs import validators


@environ.config(prefix="DB")
class Database:
    url = environ.var(help="Where orders are kept.")
    pool = environ.var(5, converter=int, validator=validators.ge(1))


@environ.config
class Cache:
    host = environ.var("localhost")


@environ.config(prefix="SHOP", frozen=True)
class Config:
    env: str = environ.var()
    level = environ.var(default="info", name="LOG_LEVEL", validator=validators.in_(["debug", "info"]))
    debug = environ.bool_var(False)
    password = environ.var(None)
    database = environ.group(Database)
    cache = environ.group(Cache, optional=True)


@environ.config
class Plain:
    host = environ.var("localhost")


@environ.config(prefix="")
class WithoutPrefix:
    host = environ.var("localhost")


# none of these
class NotDecorated:
    host = environ.var("localhost")


@environ.config
class WithoutVariables:
    host = "localhost"
