"""Tables that a command makes, put between two marks of a page of the documentation."""

from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "calibration.md"


def put(name: str, text: str, page: Path = PAGE) -> None:
    """Replace what stands between the marks of `name`; raises ValueError where the page has no such marks."""
    before, _, after = _parts(name, page.read_text(encoding="utf-8"))
    page.write_text(f"{before}\n{text.strip()}\n{after}", encoding="utf-8")


def shown(name: str, page: Path = PAGE) -> str:
    """What stands between the marks of `name`."""
    return _parts(name, page.read_text(encoding="utf-8"))[1].strip()


def _parts(name: str, text: str) -> tuple[str, str, str]:
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    if begin not in text or end not in text:
        raise ValueError(f"The page has no {begin} ... {end}.")
    before, rest = text.split(begin, 1)
    inside, after = rest.split(end, 1)
    return before + begin, inside, end + after
