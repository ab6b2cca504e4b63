from django.core import checks
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def secure(app_configs, **kwargs):
    """See that cookies are secure."""
    return [Warning("not secure")]


@checks.register("shop")
def shop(app_configs, **kwargs):
    return []


@register
def plain(app_configs, **kwargs):
    """See that all is well."""
    return []


def database(app_configs, databases, **kwargs):
    """See that the tables are there."""
    return []


register(database, Tags.database)


# none of these
def unregistered(app_configs, **kwargs):
    return []


class Registry:
    def register(self, check):
        return check


Registry().register(unregistered)
