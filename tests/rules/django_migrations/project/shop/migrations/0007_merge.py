from django.db import migrations

# none of these: two lines of history that meet


class Migration(migrations.Migration):
    dependencies = [("store", "0005_unread"), ("store", "0006_final")]
    operations = []
