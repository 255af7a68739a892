"""A portfolio's answer: triage by money at stake, sums by team and platform, shared platforms paid once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cost.bill import CENT, round_usd
from advisor.options import OPTION_BY_KEY
from advisor.portfolio.answer import PlatformSum, Portfolio, PortfolioRow, TeamSum, Triage
from advisor.portfolio.assess import Assessed, BookOf, assess
from advisor.portfolio.member import Member
from advisor.portfolio.platforms import most_on_one
from advisor.portfolio.sharing import shapley_of_largest
from advisor.portfolio.triage import judge
from advisor.quantity import show_usd

ALL = "All"
NOBODY = ""
"""The team of use cases that name none."""
Spot = tuple[str, str, str, str, int]
"""Platform, provider, region, SKU and its how-manieth: what is shared stands in one place."""


def portfolio(members: Sequence[Member], book_of: BookOf, assumptions: Assumptions = SHIPPED) -> Portfolio:
    """The whole answer in one go; raises UnknownSku and UnknownProvider as `advise` does."""
    found = dict(assess(members, book_of, assumptions))
    return put_together(members, [found[place] for place in range(len(members))])


def put_together(members: Sequence[Member], assessed: Sequence[Assessed]) -> Portfolio:
    """The answer from what is known of each member, in the members' order."""
    users = _users(members, assessed)
    spared, names, platforms = _shared(users, len(members))
    rows = [
        _row(place, member, known, spared[place], tuple(sorted(names[place])))
        for place, (member, known) in enumerate(zip(members, assessed, strict=True))
    ]
    rows.sort(key=lambda row: (-row.at_stake_usd_per_year, row.place))
    total = _sum(ALL, rows)
    return Portfolio(
        rows=tuple(rows),
        teams=tuple(_teams(rows)),
        platforms=platforms,
        total=total,
        finding=_finding(total),
    )


def _users(members: Sequence[Member], assessed: Sequence[Assessed]) -> dict[Spot, dict[int, int]]:
    """What each platform's SKU costs each member alone, in cents."""
    users: dict[Spot, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    arrived: dict[tuple[str, str, str, str], dict[int, int]] = defaultdict(dict)
    for place, (member, known) in enumerate(zip(members, assessed, strict=True)):
        facts = member.use_case
        for part in known.fixed:
            if not (cents := _cents(part.monthly_usd)):
                continue
            sort = (part.platform, facts.provider.value, facts.region, part.sku)
            number = arrived[sort].setdefault(place, len(arrived[sort])) // most_on_one(part.platform)
            users[(*sort, number)][place] += cents
    return users


def _shared(
    users: dict[Spot, dict[int, int]], size: int
) -> tuple[list[int], list[set[str]], tuple[PlatformSum, ...]]:
    """The cents that sharing spares each member, the platforms it shares, and the platforms' sums."""
    spared, names = [0] * size, [set[str]() for _ in range(size)]
    sums: dict[tuple[str, str, str], tuple[set[int], int, int]] = {}
    for (platform, provider, region, *_), needs in users.items():
        shares = shapley_of_largest(list(needs.values()))
        for (place, need), share in zip(needs.items(), shares, strict=True):
            spared[place] += need - share
            if len(needs) > 1:
                names[place].add(platform)
        who, alone, together = sums.get((platform, provider, region), (set(), 0, 0))
        key = (platform, provider, region)
        sums[key] = (who | set(needs), alone + sum(needs.values()), together + sum(shares))
    platforms = (_platform(key, *found) for key, found in sums.items() if len(found[0]) > 1)
    order = sorted(platforms, key=lambda each: each.shared_monthly_usd - each.alone_monthly_usd)
    return spared, names, tuple(order)


def _platform(spot: tuple[str, str, str], who: set[int], alone: int, together: int) -> PlatformSum:
    platform, provider, region = spot
    return PlatformSum(
        platform=platform,
        provider=provider,
        region=region,
        use_cases=len(who),
        alone_monthly_usd=alone * CENT,
        shared_monthly_usd=together * CENT,
    )


def _row(
    place: int, member: Member, known: Assessed, spared: int, platforms: tuple[str, ...]
) -> PortfolioRow:
    best, judgement = known.verdict.recommended, judge(known.running, known.verdict)
    today = known.running.today if known.running else None
    monthly = _usd(best.monthly_usd)
    return PortfolioRow(
        place=place + 1,
        title=member.title,
        team=member.team,
        provider=member.use_case.provider.value,
        region=member.use_case.region,
        triage=judgement.triage,
        at_stake_usd_per_year=_usd(judgement.at_stake_usd),
        current_option=today.option if today else None,
        current_headway_s=today.headway_s if today else None,
        option=best.option,
        cls=OPTION_BY_KEY[best.option].cls,
        headway_s=best.headway_s,
        margin=known.verdict.margin,
        close_call=known.verdict.close_call,
        vetoes=best.vetoes,
        monthly_usd=monthly,
        shared_monthly_usd=monthly - spared * CENT,
        platforms=platforms,
        because=judgement.because,
    )


def _teams(rows: Iterable[PortfolioRow]) -> list[TeamSum]:
    """Each team's sum, most at stake first."""
    by_team: dict[str, list[PortfolioRow]] = defaultdict(list)
    for row in rows:
        by_team[row.team or NOBODY].append(row)
    sums = [_sum(team, own) for team, own in by_team.items()]
    return sorted(sums, key=lambda each: (-each.saved_usd_per_year - each.lost_usd_per_year, each.team))


def _sum(team: str, rows: Sequence[PortfolioRow]) -> TeamSum:
    over = [row for row in rows if row.triage is Triage.OVER_ENGINEERED]
    under = [row for row in rows if row.triage is Triage.UNDER_SERVED]
    return TeamSum(
        team=team,
        use_cases=len(rows),
        over_engineered=len(over),
        under_served=len(under),
        saved_usd_per_year=_total(row.at_stake_usd_per_year for row in over),
        lost_usd_per_year=_total(row.at_stake_usd_per_year for row in under),
        monthly_usd=_total(row.monthly_usd for row in rows),
        shared_monthly_usd=_total(row.shared_monthly_usd for row in rows),
    )


def _finding(total: TeamSum) -> str:
    """The answer in a sentence."""
    if not total.use_cases:
        return "No use cases yet"
    over, under = (_counted(count) for count in (total.over_engineered, total.under_served))
    shared = total.monthly_usd - total.shared_monthly_usd
    sharing = f"; sharing platforms spares {show_usd(shared)} a month" if shared else ""
    if not total.over_engineered and not total.under_served:
        return f"Nothing that runs is over-engineered or under-served{sharing}"
    return (
        f"{over} over-engineered, which costs {show_usd(total.saved_usd_per_year)} a year too much, and "
        f"{under} under-served, which loses {show_usd(total.lost_usd_per_year)} a year{sharing}"
    )


def _counted(count: int) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'}"


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))


def _usd(amount: float) -> Decimal:
    return round_usd(Decimal(repr(amount)))


def _cents(usd: float) -> int:
    return int(_usd(usd) / CENT)
