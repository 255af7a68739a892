"""The engine profiles that Headway ships, as anybody may name them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings

from advisor.simulation.profiles.profile import EngineProfile
from advisor.simulation.profiles.reading import plain, read_profiles


@lru_cache(maxsize=1)
def shipped_profiles() -> Mapping[str, EngineProfile]:
    """By key, in the order of their files."""
    return read_profiles(settings.BASE_DIR / "fixtures" / "engines")


def profile_data(profile: EngineProfile) -> dict[str, Any]:
    """A profile as plain data, as a file or a request gives it."""
    return plain(profile)
