"""From parts and flows to the stations of the live path, to its branches, and to where they meet it again."""

from dataclasses import replace

from advisor.blueprint.part import Part, Path
from advisor.design import Branch, Join
from advisor.stations import BranchStation, ServerPool, Station

LIVE = ""


def live_stations(path: Path) -> tuple[Station, ...]:
    """The stations of the live path, in the order of its parts."""
    return tuple(station for part in path.parts if part.towards is None for station in part.stations)


def branches(path: Path) -> tuple[Branch, ...]:
    """The paths beside the live one: parts towards the same milestone follow each other on one of them.

    A branch leaves where the flow into its first part comes from.
    """
    found: dict[str, Branch] = {}
    for part in path.parts:
        if part.towards is None or not part.stations:
            continue
        key = part.towards.key
        known = found.get(key)
        trunk, after = (known.trunk, known.after) if known else _behind(path, _giver(path, part.key))
        found[key] = Branch(
            key=key,
            title=part.towards.title,
            trunk=trunk,
            after=after,
            stations=(*(known.stations if known else ()), *_beside(part)),
        )
    return tuple(found.values())


def joins(path: Path) -> tuple[Join, ...]:
    """Where a branch flows back into a part of the live path that both bring the same events to."""
    found = []
    for place, part in enumerate(path.parts):
        if part.meet is None:
            continue
        after = len(live_stations(replace(path, parts=path.parts[:place])))
        trunks = [_behind(path, flow.source)[0] for flow in path.flows if flow.target == part.key]
        found += [Join(branch=trunk, after=after, meet=part.meet) for trunk in trunks if trunk != LIVE]
    return tuple(found)


def _beside(part: Part) -> tuple[BranchStation, ...]:
    if any(isinstance(station, ServerPool) for station in part.stations):
        raise TypeError(f"nothing queues for servers beside the live path, as {part.key} would")
    return tuple(station for station in part.stations if not isinstance(station, ServerPool))


def _behind(path: Path, key: str | None) -> tuple[str, int]:
    """The trunk that the part of a key stands on, and how many of its stations lie behind an event there."""
    part = next((part for part in path.parts if part.key == key), None)
    if part is None:
        return LIVE, 0
    if not part.stations:
        return _behind(path, _giver(path, part.key))
    passed = 0
    for other in path.parts:
        if other.towards == part.towards:
            passed += len(other.stations)
        if other.key == part.key:
            break
    return (part.towards.key if part.towards else LIVE), passed


def _giver(path: Path, key: str) -> str | None:
    """Where a part's events come from: the source of the first flow that leads to it."""
    return next((flow.source for flow in path.flows if flow.target == key), None)
