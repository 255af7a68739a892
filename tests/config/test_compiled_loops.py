import shutil
from pathlib import Path

from config.compiled_loops import SOURCES, folder

VAR = Path("/srv/headway/var")


def test_the_same_sources_are_compiled_once(tmp_path: Path) -> None:
    copied = shutil.copytree(SOURCES, tmp_path / "again")
    assert folder(VAR, copied) == folder(VAR)
    assert folder(VAR).is_relative_to(VAR)


def test_a_changed_line_in_any_of_them_compiles_all_anew(tmp_path: Path) -> None:
    """numba alone would keep a loop whose own file is as it was, whatever it calls in others."""
    found = {folder(VAR)}
    for source in sorted(SOURCES.glob("*.py")):
        copied = shutil.copytree(SOURCES, tmp_path / source.stem)
        with (copied / source.name).open("a") as file:
            file.write("# another line\n")
        found.add(folder(VAR, copied))
    assert len(found) == 1 + len(list(SOURCES.glob("*.py")))
