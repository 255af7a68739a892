"""Where the simulation's compiled loops are kept: a folder for each state of their sources.

numba asks whether the file of the loop it kept has changed, not whether those have whose loops it calls:
after an update it would go on with half of the old ones.
"""

from hashlib import sha256
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "advisor" / "simulation" / "kernels"


def folder(var: Path, sources: Path = SOURCES) -> Path:
    """Below `var`, another one as soon as a line of the sources is."""
    texts = (file.name.encode() + b"\0" + file.read_bytes() for file in sorted(sources.glob("*.py")))
    return var / "numba" / sha256(b"\0".join(texts)).hexdigest()[:16]
