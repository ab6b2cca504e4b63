from django.db import migrations

from other_library import Concurrently


class Migration(migrations.Migration):
    dependencies = [("store", "0003_drops")]
    operations = [Concurrently("a"), migrations.RunSQL("UPDATE orders SET a = 1")]
