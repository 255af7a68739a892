"""When a decision moved to another price book or other assumptions, and its verdict before and after."""

from django.db import models

from decisions.models.decision import Decision


class Adoption(models.Model):
    """Kept for as long as the decision is: nobody has to remember why the sum was another one once."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="adoptions")
    made_at = models.DateTimeField(auto_now_add=True)
    from_version = models.CharField(max_length=80)
    to_version = models.CharField(max_length=80)
    from_assumptions = models.JSONField(default=dict)
    to_assumptions = models.JSONField(default=dict)
    from_option = models.CharField(max_length=40)
    to_option = models.CharField(max_length=40)
    from_headway_s = models.FloatField(null=True)
    to_headway_s = models.FloatField(null=True)
    from_monthly_usd = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    to_monthly_usd = models.DecimalField(max_digits=20, decimal_places=2, null=True)

    class Meta:
        indexes = (models.Index(fields=["decision", "-made_at"], name="adoptions_of_a_decision"),)

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.from_version} to {self.to_version}"
