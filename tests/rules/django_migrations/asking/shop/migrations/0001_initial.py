"""A ``manage.py`` that ends early for some command lines only starts the others."""

from django.db import migrations


class Migration(migrations.Migration):
    operations = [migrations.RunSQL("VACUUM", migrations.RunSQL.noop)]
