from pathlib import Path

import pytest

from config import embedded


def test_a_socket_lives_beside_the_data() -> None:
    assert embedded.redis_socket(Path("/srv/headway/var")) == Path("/srv/headway/var/redis.sock")


@pytest.mark.parametrize("depth", [1, 9, 40])
def test_a_sockets_address_fits_however_deep_the_folder(depth: int) -> None:
    var = Path("/", *["a-long-name"] * depth)
    longest = f"{embedded.supervisor_socket(var)}.4194304"
    assert len(longest) < 104


def test_two_deep_folders_never_share_a_socket() -> None:
    deep = Path("/", *["a-long-name"] * 20)
    assert embedded.redis_socket(deep / "one") != embedded.redis_socket(deep / "two")


def test_a_socket_is_spelled_for_the_queue_as_celerys_manual_spells_it() -> None:
    # "Using Redis" there: redis+socket:///path/to/redis.sock, and ?virtual_host= chooses the database.
    url = embedded.broker_url("unix:///srv/headway/var/redis.sock?db=3")
    assert url == "redis+socket:///srv/headway/var/redis.sock?virtual_host=3"


def test_a_redis_on_a_machine_of_its_own_is_left_as_given() -> None:
    assert embedded.broker_url("rediss://redis.example:6380/2") == "rediss://redis.example:6380/2"
