"""Where the command begins: before anything else is loaded, it sees to where it loads from."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType


def main() -> None:
    """Run the command line. Ends the process with the command's exit code."""
    try:
        _prepare()
        from output.cli import app

        app()
    except SystemExit as ending:
        _end(ending.code)
    except KeyboardInterrupt:
        from output.command.failures import STOPPED

        _say(STOPPED)
        _end(3)
    except ImportError as error:
        _say(f"modul {error.name} tidak ada. Pasang ulang: pipx install --force selaras")
        _end(3)


def _prepare() -> None:
    """Import from safe places and own modules only, and stop when told to."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP; nohup ignores it
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # file names need not be UTF-8
            stream.reconfigure(errors="backslashreplace")
    from corpus.library_logs import quiet_libraries
    from corpus.run.import_path import enclose
    from extractor.errors import SelarasError
    from output.command.own_modules import check_modules

    enclose(_places(sys.argv[1:]))
    try:
        check_modules()
    except SelarasError as error:
        from output.command.sentences import spoken

        _say(spoken(error.message))
        raise SystemExit(error.exit_code) from error
    if "--verbose" not in sys.argv:
        quiet_libraries()


def _places(arguments: Sequence[str]) -> Iterator[str]:
    """What may be documents: files and folders of the command line, and where runs were read."""
    for argument in arguments:
        place = argument.partition("=")[2] if argument.startswith("--") else argument
        try:
            if not Path(place).exists():
                continue
            yield place
            entry = json.loads((Path(place) / "run.json").read_bytes())
            yield from (root for root in entry["roots"] if Path(root).exists())
        except (OSError, ValueError, LookupError, TypeError):  # no run: whoever reads it says so
            continue


def _stop(number: int, frame: FrameType | None) -> None:
    """A request to end is what Ctrl-C is."""
    raise KeyboardInterrupt


def _say(message: str) -> None:
    sys.stderr.write(f"selaras: {message}\n")


def _end(code: str | int | None) -> None:
    """Leave with the code, also where nobody reads what is left to be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        from output.command.terminal import drop_output

        drop_output()
    sys.exit(code)
