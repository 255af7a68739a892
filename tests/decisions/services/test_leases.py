from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from decisions.models.piece import Piece
from decisions.services import leases
from decisions.services.leases import held, renew
from decisions.services.pieces import claim, compute, finish
from tests.decisions.make_rows import make_decision, make_simulation


@pytest.fixture
def piece(owner) -> Piece:
    make_simulation(make_decision(owner))
    return claim()


def lease_of(piece: Piece) -> timedelta:
    """How much of the lease is left."""
    return Piece.objects.get(pk=piece.pk).lease_until - timezone.now()


def let_it_run_out(piece: Piece) -> None:
    Piece.objects.filter(pk=piece.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_worker_that_lives_keeps_its_piece(piece):
    let_it_run_out(piece)
    assert renew(piece.pk, piece.attempts)
    assert lease_of(piece) > timedelta()


def test_whoever_was_overtaken_does_not_prolong_the_others_lease(piece):
    let_it_run_out(piece)
    other = claim()
    assert other.pk == piece.pk
    let_it_run_out(other)
    assert not renew(piece.pk, piece.attempts)
    assert lease_of(piece) < timedelta()


def test_what_is_done_has_no_lease_to_prolong(piece):
    finish(piece, compute(piece))
    assert not renew(piece.pk, piece.attempts)


def test_a_database_that_is_busy_does_not_break_the_piece(piece, monkeypatch):
    def refuse(**columns):
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.db.models.query.QuerySet.update", lambda rows, **columns: refuse())
    assert not renew(piece.pk, piece.attempts)


def test_the_lease_is_renewed_for_as_long_as_the_work_lasts(piece, monkeypatch, settings):
    settings.PIECE_LEASE_S = 0.003
    renewals: list[int] = []
    monkeypatch.setattr(leases, "renew", lambda key, attempt: renewals.append(key))
    with held(piece):
        while len(renewals) < 3:
            pass
    renewed = len(renewals)
    assert set(renewals) == {piece.pk}
    with held(piece):
        pass
    assert len(renewals) - renewed <= 1
