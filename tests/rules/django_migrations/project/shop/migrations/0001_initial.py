from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency("AUTH_USER_MODEL"), ("auth", "0001_initial")]
    operations = [
        migrations.CreateModel("Order", fields=[("id", models.AutoField(primary_key=True))]),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL("CREATE INDEX a ON b (c)", reverse_sql="DROP INDEX a")],
            state_operations=[migrations.AlterField("order", "id", models.AutoField())],
        ),
    ]
