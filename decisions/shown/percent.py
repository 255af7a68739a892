"""A share in words that never claims all or nothing where it is not."""


def show_percent(share: float) -> str:
    """0.31 is "31 %"; small shares, and what is nearly but not quite all, keep a digit."""
    points = 100 * share
    if points in (0.0, 100.0) or 9.95 <= abs(points) < 99.5:
        return f"{points:.0f} %"
    shown = f"{points:.1f}".removesuffix(".0")
    return f"{ {'0': '<0.1', '-0': '>-0.1', '100': '>99.9'}.get(shown, shown) } %"
