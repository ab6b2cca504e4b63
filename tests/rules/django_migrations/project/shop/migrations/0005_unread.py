from django.db import migrations

from other_library import Concurrently

MORE = []


class Migration(migrations.Migration):
    dependencies = [("store", "0004_sql")]
    operations = [Concurrently("a"), *MORE]
