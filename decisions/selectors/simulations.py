"""Simulations of a person's decisions."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from decisions.models.decision import Decision
from decisions.models.simulation import ACTIVE, Simulation, SimulationStatus


def simulations_of(decision: Decision) -> QuerySet[Simulation]:
    """The decision's runs, newest first."""
    return decision.simulations.select_related("decision").order_by("-created_at", "-id")


def owned_simulation(user: AbstractBaseUser, public_id: str) -> Simulation:
    """The run of this id if it belongs to one of the person's decisions; raises Http404."""
    owned = Simulation.objects.filter(decision__owner_id=user.pk).select_related("decision")
    return get_object_or_404(owned, public_id=public_id)


def active_count(user: AbstractBaseUser) -> int:
    """How many of the person's runs are waiting or running."""
    return Simulation.objects.filter(decision__owner_id=user.pk, status__in=ACTIVE).count()


def latest_result(decision: Decision) -> Simulation | None:
    """The last finished base run for the present facts, as evidence in documents; None without one.

    What a recorded trace or a measured engine gave says nothing of the facts' load on this design.
    """
    done = decision.simulations.filter(status=SimulationStatus.DONE, facts=decision.facts, scenario="base")
    done = done.filter(trace__isnull=True, engine_profile__isnull=True)
    return done.order_by("-finished_at", "-id").first()
