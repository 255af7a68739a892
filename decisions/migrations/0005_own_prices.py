import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def read_place(apps, schema_editor):
    """Each stored book says itself which provider and region it is for."""
    for row in apps.get_model("decisions", "PriceBookRow").objects.all():
        row.provider, row.region = row.content["provider"], row.content["region"]
        row.save(update_fields=["provider", "region"])


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_decisions_without_an_allowed_option"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("from_version", models.CharField(max_length=80)),
                ("to_version", models.CharField(max_length=80)),
                ("from_assumptions", models.JSONField(default=dict)),
                ("to_assumptions", models.JSONField(default=dict)),
                ("from_option", models.CharField(max_length=40)),
                ("to_option", models.CharField(max_length=40)),
                ("from_headway_s", models.FloatField(null=True)),
                ("to_headway_s", models.FloatField(null=True)),
                ("from_monthly_usd", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
                ("to_monthly_usd", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_admin", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="OwnAssumptions",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edit", "Edit"),
                            ("upload", "Upload"),
                            ("revert", "Revert"),
                            ("new_list", "New List"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by_name", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(max_length=300)),
                ("changes", models.JSONField(default=list)),
                ("values", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="OwnPriceBook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edit", "Edit"),
                            ("upload", "Upload"),
                            ("revert", "Revert"),
                            ("new_list", "New List"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by_name", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(max_length=300)),
                ("changes", models.JSONField(default=list)),
                ("provider", models.CharField(max_length=20)),
                ("region", models.CharField(max_length=40)),
                ("rules", models.JSONField(default=dict)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="pricebookrow",
            name="one_current_price_book",
        ),
        migrations.AddField(
            model_name="decision",
            name="assumptions",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="pricebookrow",
            name="provider",
            field=models.CharField(default="aws", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="pricebookrow",
            name="region",
            field=models.CharField(default="us-east-1", max_length=40),
            preserve_default=False,
        ),
        migrations.RunPython(read_place, migrations.RunPython.noop),
        migrations.AddField(
            model_name="simulation",
            name="assumptions",
            field=models.JSONField(default=dict),
        ),
        migrations.AddConstraint(
            model_name="pricebookrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("provider", "region"),
                name="one_current_list_book",
            ),
        ),
        migrations.AddField(
            model_name="adoption",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="adoptions", to="decisions.decision"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="membership",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="decisions.organisation",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="decisions.organisation",
            ),
        ),
        migrations.AddField(
            model_name="ownassumptions",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ownassumptions",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.organisation"
            ),
        ),
        migrations.AddField(
            model_name="ownpricebook",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ownpricebook",
            name="list_book",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="decisions.pricebookrow"
            ),
        ),
        migrations.AddField(
            model_name="ownpricebook",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="decisions.organisation"
            ),
        ),
        migrations.AddField(
            model_name="ownpricebook",
            name="price_book",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="own", to="decisions.pricebookrow"
            ),
        ),
        migrations.AddIndex(
            model_name="adoption",
            index=models.Index(fields=["decision", "-made_at"], name="adoptions_of_a_decision"),
        ),
        migrations.AddConstraint(
            model_name="ownassumptions",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="own_assumptions_numbers"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownassumptions",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="own_assumptions_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownpricebook",
            constraint=models.UniqueConstraint(
                fields=("organisation", "provider", "region", "number"), name="own_book_numbers"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownpricebook",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="own_book_from_one"
            ),
        ),
    ]
