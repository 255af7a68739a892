"""The bill on the page agrees with itself."""

from decisions.shown.bill_rows import bill
from tests.make import make_advice

BILL = bill(make_advice())


def test_groups_add_up_to_the_infrastructure() -> None:
    assert sum(group.monthly_usd for group in BILL.groups) == BILL.infrastructure_usd


def test_infrastructure_and_people_add_up_to_the_total() -> None:
    assert BILL.infrastructure_usd + BILL.people_usd == BILL.total_usd


def test_a_group_bears_its_components_title() -> None:
    titles = {group.component: group.title for group in BILL.groups}
    assert titles["stream"] == "Kinesis data stream"


def test_each_component_has_one_group() -> None:
    components = [group.component for group in BILL.groups]
    assert len(components) == len(set(components))


def test_prices_from_a_third_party_are_counted() -> None:
    assert BILL.weak_lines == 2
