import socket
from pathlib import Path

import pytest

from config.launch import preflight


@pytest.fixture(autouse=True)
def settings_of_a_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEADWAY_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("HEADWAY_BIND", raising=False)
    monkeypatch.delenv("PORT", raising=False)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "80.5"])
def test_what_is_no_port_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(preflight.CannotStart, match=rf"PORT='{port}' is not a port"):
        preflight.check()


def test_a_port_that_another_program_serves_is_refused_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(
            preflight.CannotStart, match=rf"127.0.0.1:{port} \(address already in use\).*make run PORT="
        ):
            preflight.check()


def test_a_folder_is_for_one_run_at_a_time() -> None:
    with preflight.only_run(), pytest.raises(preflight.CannotStart, match="already runs from this folder"):
        preflight.refuse_a_second_run()


def test_a_folder_is_free_again_once_the_run_is_over() -> None:
    with preflight.only_run():
        pass
    preflight.refuse_a_second_run()


def test_looking_before_the_first_run_makes_no_folder(tmp_path: Path) -> None:
    preflight.refuse_a_second_run()
    assert not (tmp_path / "var").exists()
