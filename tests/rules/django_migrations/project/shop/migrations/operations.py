from django.db import migrations
from django.db.migrations.operations.base import Operation


class Careful(migrations.AlterField):
    pass


class Final(Operation):
    reversible = False


# none of these
class Base(migrations.Migration):
    """A base that no migration file holds: only a class of that very name is one."""

    abstract = True


class Migrations:
    operations = []
