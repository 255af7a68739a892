"""What PySpark's part needs, and that it says so where it is missing."""

from pathlib import Path

import pytest

from calibrate import spark


def test_without_java_the_report_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no Java" in "".join(spark.lines())


def test_without_pyspark_the_report_says_how_to_name_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    java = tmp_path / "java"
    java.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SPARK_PYTHON", raising=False)
    monkeypatch.setattr(spark.importlib.util, "find_spec", lambda name: None)
    assert "SPARK_PYTHON" in "".join(spark.lines())
