"""Whether somebody asked for the end: Ctrl-C, a kill, a closed terminal."""

import signal
from types import FrameType


class Interruption:
    """Once made, those signals only set `asked`: no step is torn apart; the next one looks first."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
