"""What else a simulation may be asked for: a recorded trace, a measured engine, a half-width."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0005_own_prices")]

    operations = [
        migrations.AddField(model_name="simulation", name="trace", field=models.JSONField(null=True)),
        migrations.AddField(
            model_name="simulation", name="engine_profile", field=models.JSONField(null=True)
        ),
        migrations.AddField(model_name="simulation", name="half_width", field=models.FloatField(null=True)),
        migrations.AddField(
            model_name="simulation", name="percentile", field=models.CharField(default="p95", max_length=8)
        ),
    ]
