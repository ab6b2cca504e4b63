"""Classes that a table names."""


class Base:
    DEBUG = False
    # Days.
    ORDERS_KEPT_DAYS = 30


class Production(Base):
    PREFERRED_URL_SCHEME = "https"


class Testing(Base):
    TESTING = True


BY_NAME = {"production": Production, "testing": Testing}


# none of these
class Unused:
    DEBUG = True


class Mixed(Base):
    lower = 1
    _PRIVATE = 2
