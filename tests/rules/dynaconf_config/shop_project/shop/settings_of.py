"""The object, with validators of its own and one that is registered later."""

from dynaconf import Dynaconf, Validator

settings = Dynaconf(
    envvar_prefix="SHOP",
    settings_files=["settings.toml", ".secrets.toml"],
    validators=[
        Validator("PORT", default=8000, cast=int, gte=1, lte=65535),
        Validator("database.host", must_exist=True, description="Where the orders are."),
        Validator("RATE", gt=0, lt=1, is_type_of=float),
        Validator("AGE_DAYS", gte=1, lt=30, default="7", cast=int),
        Validator("MODE", "KIND", is_in=["fast", "slow"], default="fast"),
        Validator("VERSION", eq=2),
        Validator("TOKEN", must_exist=True, when=Validator("MODE", eq="fast")),
        Validator("LAZY", default=lambda settings, validator: settings.PORT + 1),
        Validator("NAME", required=True, default="shop", regex="^[a-z]+$"),
        Validator("OLD", must_exist=False),
    ],
)
settings.validators.register(Validator("QUEUE", default=[]))

# none of these
Validator("EITHER", gt=5) | Validator("EITHER", eq=0)
Validator("^SHOP_.*", must_exist=True)
settings.set("PUT", 1)
settings.ASSIGNED = 2
