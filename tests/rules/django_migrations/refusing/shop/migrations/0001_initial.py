"""The shop is not driven by ``manage.py``: no command."""

from django.db import migrations


class Migration(migrations.Migration):
    operations = [migrations.RunSQL("VACUUM", migrations.RunSQL.noop)]
