"""A decision of which every option breaks a limit: its verdict is only the nearest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0003_turns_of_people")]

    operations = [
        migrations.AddField(
            model_name="decision", name="is_allowed", field=models.BooleanField(default=True)
        ),
    ]
