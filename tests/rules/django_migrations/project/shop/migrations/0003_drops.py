from django.db import migrations
from django.db.migrations import RunPython

from shop.migrations.operations import Careful, Final


class Migration(migrations.Migration):
    dependencies = [("store", "0002_lower")]
    operations = [
        migrations.RemoveField(model_name="order", name="note"),
        migrations.DeleteModel(name="Cart"),
        migrations.DeleteModel("Basket"),
        RunPython(lambda apps, editor: None, RunPython.noop),
        Careful("order", "x", None),
    ]
