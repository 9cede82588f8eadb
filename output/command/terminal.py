"""Standard output, which may be a pipe that somebody has closed: `selaras verify RUN | head`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """A console for plain text. A reader that goes away does not change how the command ends."""
    from rich.console import Console as RichConsole

    class Lasting(RichConsole):
        def on_broken_pipe(self) -> None:
            self.quiet = True
            drop_output()

    return Lasting(markup=False, highlight=False, emoji=False)


def drop_output() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
