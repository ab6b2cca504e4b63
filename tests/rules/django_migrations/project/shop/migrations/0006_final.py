from django.db import migrations

from shop.migrations.operations import Final


class Migration(migrations.Migration):
    dependencies = [("store", "0005_unread")]
    operations = [Final()]
