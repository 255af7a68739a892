"""The machine that the figures are true of."""

import os
import platform
from pathlib import Path


def description() -> str:
    """Its name, processor, cores, Python and how busy it is, in one line."""
    return (
        f"{platform.node()}: {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    """The processor's name; Linux tells it in a file, others through `platform`."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text().splitlines() if file.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
