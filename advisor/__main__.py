"""`python -m advisor`: advice at the terminal."""

import signal
import sys

from advisor.command_line import main

if hasattr(signal, "SIGPIPE"):
    # A reader that has seen enough, such as `head`, ends the program quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
sys.exit(main(sys.argv[1:], out=sys.stdout, err=sys.stderr))
