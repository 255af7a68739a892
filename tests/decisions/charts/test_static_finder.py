"""plotly.min.js comes from the package, and nothing else does."""

from pathlib import Path

from django.contrib.staticfiles import finders

from decisions.charts.static_finder import PlotlyFinder


def test_the_one_file_is_found() -> None:
    found = finders.find("plotly/plotly.min.js")
    assert isinstance(found, str)
    assert Path(found).stat().st_size > 1_000_000


def test_the_packages_other_files_are_not_served() -> None:
    assert finders.find("plotly/widgetbundle.js") is None
    assert [name for name, _ in PlotlyFinder().list([])] == ["plotly.min.js"]
