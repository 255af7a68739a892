"""An organisation's own prices: each edit, upload or return to an earlier state makes one more version."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from advisor.cost.own_prices import InvalidOwnPrices, OwnPrices, Stamp
from advisor.cost.own_prices_data import own_prices_data, own_prices_of
from advisor.cost.price_book import InvalidPriceBook
from advisor.cost.price_book_file import book_data, read_book_text
from advisor.cost.price_changes import PriceChange, book_changes, rule_changes
from advisor.cost.uploaded_prices import change_of_upload
from decisions.models.organisation import Organisation
from decisions.models.own_version import OwnPriceBook, VersionKind
from decisions.models.price_book_row import PriceBookRow
from decisions.selectors.price_books import BookInForce, book_in_force, list_row, own_books, price_book
from decisions.services.limits import check_own_versions
from decisions.services.organisations import administered
from decisions.services.refusals import Refused, StaleVersion

NOBODY = "Headway"
LARGEST_UPLOAD = 1_000_000


def edit_prices(
    person: AbstractBaseUser,
    place: tuple[str, str],
    change: Mapping[str, Any],
    *,
    reason: str,
    if_number: int | None = None,
) -> OwnPriceBook:
    """Merge `discounts` and `prices` into the rules (see `OwnPrices.changed`).

    Raises Refused with every fault, NotAllowed, LimitReached; StaleVersion unless at `if_number`.
    """
    return _edit(person, place, lambda now: change, kind=VersionKind.EDIT, reason=reason, if_number=if_number)


def upload_prices(
    person: AbstractBaseUser, place: tuple[str, str], text: str, *, reason: str, if_number: int | None = None
) -> OwnPriceBook:
    """Make a whole book in YAML or CSV the organisation's. Raises as `edit_prices` does."""

    def change(now: BookInForce) -> Mapping[str, Any]:
        if len(text) > LARGEST_UPLOAD:
            raise Refused({"book": (f"It is larger than the {LARGEST_UPLOAD:,} characters that are taken.",)})
        try:
            uploaded = read_book_text(text, now.book)
            return change_of_upload(uploaded, listed=now.listed, own=now.rules, now=now.book)
        except InvalidPriceBook as error:
            raise Refused({f"book.{at}": (words,) for at, words in error.faults.items()}) from error

    return _edit(person, place, change, kind=VersionKind.UPLOAD, reason=reason, if_number=if_number)


def revert_prices(
    person: AbstractBaseUser,
    place: tuple[str, str],
    number: int,
    *,
    reason: str,
    if_number: int | None = None,
) -> OwnPriceBook:
    """The rules of an earlier version again, over today's list; 0 is the list without any."""
    with transaction.atomic():
        organisation, now = _begin(person, place, if_number)
        _check_reason(reason)
        former = own_books(organisation, *place).filter(number=number).first()
        if former is None and number != 0:
            raise Refused({"revert_to": (f"There is no version {number}; give 0 to {now.number}.",)})
        rules = own_prices_of(former.rules) if former else OwnPrices()
        changes = rule_changes(now.rules, rules, now.listed)
        return _store(organisation, now, rules, changes, VersionKind.REVERT, person=person, reason=reason)


def follow_new_list(row: PriceBookRow) -> None:
    """Lay the rules of every organisation that has any over a new list book of the place."""
    for organisation in Organisation.objects.filter(
        pk__in=OwnPriceBook.objects.filter(provider=row.provider, region=row.region).values("organisation")
    ):
        newest = own_books(organisation, row.provider, row.region)[0]
        if newest.list_book_id != row.version:
            _follow(organisation, newest, row)


def _follow(organisation: Organisation, newest: OwnPriceBook, row: PriceBookRow) -> None:
    rules, listed = own_prices_of(newest.rules), price_book(row.version)
    book = rules.applied_to(listed, version=_version(organisation, row, newest.number + 1, newest.rules))
    _insert(
        organisation,
        row,
        rules=newest.rules,
        content=book_data(book),
        number=newest.number + 1,
        kind=VersionKind.NEW_LIST,
        reason=f"new list prices, {row.version}",
        changes=book_changes(price_book(newest.price_book_id), book),
    )


def _edit(
    person: AbstractBaseUser,
    place: tuple[str, str],
    change_of: Callable[[BookInForce], Mapping[str, Any]],
    *,
    kind: VersionKind,
    reason: str,
    if_number: int | None,
) -> OwnPriceBook:
    with transaction.atomic():
        organisation, now = _begin(person, place, if_number)
        stamp = Stamp(by=person.get_username(), on=timezone.now().date().isoformat(), reason=reason.strip())
        try:
            rules = now.rules.changed(change_of(now), now.listed, stamp)
        except InvalidOwnPrices as error:
            raise Refused({at: (words,) for at, words in error.faults.items()}) from error
        changes = rule_changes(now.rules, rules, now.listed)
        return _store(organisation, now, rules, changes, kind, person=person, reason=reason)


def _begin(
    person: AbstractBaseUser, place: tuple[str, str], if_number: int | None
) -> tuple[Organisation, BookInForce]:
    organisation = administered(person)
    now = book_in_force(person, *place)
    if if_number is not None and now.number != if_number:
        raise StaleVersion
    check_own_versions(now.number)
    return organisation, now


def _store(
    organisation: Organisation,
    now: BookInForce,
    rules: OwnPrices,
    changes: tuple[PriceChange, ...],
    kind: VersionKind,
    *,
    person: AbstractBaseUser,
    reason: str,
) -> OwnPriceBook:
    if not changes:
        raise Refused({"changes": ("Nothing would change.",)})
    row, number = list_row(now.provider, now.region), now.number + 1
    data = own_prices_data(rules)
    book = rules.applied_to(price_book(row.version), version=_version(organisation, row, number, data))
    return _insert(
        organisation,
        row,
        rules=data,
        content=book_data(book),
        number=number,
        kind=kind,
        reason=reason.strip(),
        changes=changes,
        person=person,
    )


def _insert(
    organisation: Organisation,
    list_book: PriceBookRow,
    *,
    rules: dict[str, Any],
    content: dict[str, Any],
    number: int,
    kind: VersionKind,
    reason: str,
    changes: tuple[PriceChange, ...],
    person: AbstractBaseUser | None = None,
) -> OwnPriceBook:
    place = {"provider": list_book.provider, "region": list_book.region}
    book = PriceBookRow.objects.create(version=content["version"], content=content, **place)
    return OwnPriceBook.objects.create(
        organisation=organisation,
        number=number,
        kind=kind,
        by_id=person.pk if person else None,
        by_name=person.get_username() if person else NOBODY,
        reason=reason,
        changes=[{"line": each.line, "from": each.from_, "to": each.to} for each in changes],
        rules=rules,
        list_book=list_book,
        price_book=book,
        **place,
    )


def _version(organisation: Organisation, list_book: PriceBookRow, number: int, rules: Any) -> str:
    """Names the content too: a version that was rolled back must not stand for the next of its number."""
    content = json.dumps([list_book.version, rules], sort_keys=True).encode()
    mark = hashlib.sha256(content).hexdigest()[:8]
    return f"{list_book.provider}-{list_book.region}-own-{organisation.pk}-{number}-{mark}"


def _check_reason(reason: str) -> None:
    if not 1 <= len(reason.strip()) <= 300 or "\x00" in reason:
        raise Refused({"reason": ("Say why, in 1 to 300 characters.",)})
