"""How a command ends that does not end well: one sentence for people, one of four codes.

Errors that are foreseen say what happened and what to do. Of a defect of the program the run's
`run.log` keeps where it was, and `--verbose` shows all of it.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from corpus.whole_file import system_error
from extractor.errors import BROKEN, DONE, SelarasError
from output.command.sentences import spoken
from output.command.spoken import SpokenGroup
from output.command.terminal import drop_output

if TYPE_CHECKING:
    from corpus.run.outcome import Outcome

VERBOSE = "--verbose"
STOPPED = "dihentikan. Jalankan lagi perintah yang sama; tidak ada berkas yang setengah jadi."
# What the system says in English, for those who read Indonesian; and what to do about it.
_SYSTEM = {
    errno.ENOSPC: ("ruang diska habis", "Kosongkan ruang, lalu jalankan lagi."),
    errno.EDQUOT: ("jatah diska habis", "Kosongkan ruang, lalu jalankan lagi."),
    errno.EACCES: ("tidak diizinkan", "Periksa izinnya, atau pilih tempat lain."),
    errno.EPERM: ("tidak diizinkan", "Periksa izinnya, atau pilih tempat lain."),
    errno.EROFS: ("hanya dapat dibaca", "Pilih tempat lain."),
    errno.ENOENT: ("tidak ada", "Periksa ejaan jalurnya."),
    errno.EEXIST: ("sudah ada dan bukan folder", "Pilih nama lain."),
    errno.ENOTDIR: ("bukan folder", "Pilih nama lain."),
    errno.EISDIR: ("adalah folder", "Pilih nama lain."),
    errno.ELOOP: ("adalah tautan", "Hapus tautan itu, atau pilih tempat lain."),
}


class Commands(SpokenGroup):
    """All commands, under one handler. `--verbose` may stand anywhere among the arguments."""

    arguments: tuple[str, ...] = ()
    is_verbose = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take `--verbose` out, before the commands see what is theirs."""
        end = args.index("--") if "--" in args else len(args)
        Commands.is_verbose = VERBOSE in args[:end]
        Commands.arguments = tuple(args)
        kept = [one for place, one in enumerate(args) if one != VERBOSE or place >= end]
        return super().parse_args(ctx, kept)

    def invoke(self, ctx: Any) -> object:
        """Run the command that was asked for."""
        with ending_well(Commands.arguments, Commands.is_verbose):
            return super().invoke(ctx)


@contextmanager
def ending_well(arguments: Sequence[str], is_verbose: bool = False) -> Iterator[None]:
    """Turn what is raised inside into a sentence and an exit code."""
    try:
        yield
    except (typer.Exit, typer.Abort):  # the command line's own
        raise
    except BrokenPipeError as error:  # whoever was shown the result has seen enough
        drop_output()
        raise typer.Exit(DONE) from error
    except SelarasError as error:
        _end(error.message, error.exit_code, is_verbose)
    except (KeyboardInterrupt, EOFError) as error:
        _end(str(error) or STOPPED, BROKEN, is_verbose)
    except MemoryError:
        advice = "Hentikan program lain, atau kerjakan dokumen sebagian demi sebagian."
        _end(f"memori tidak cukup. {advice}", BROKEN, is_verbose)
    except Exception as error:
        if hasattr(error, "exit_code"):  # of the command line too: wrong arguments
            raise
        system = system_error(error)
        if system is not None:
            _end(system_message(system), BROKEN, is_verbose)
        _end(_defect(error, arguments), BROKEN, is_verbose)


Advance = Callable[["Outcome", int, int], None]


class Count:
    """How far an extraction has come."""

    done = total = 0


def told(count: Count, advance: Advance | None) -> Advance:
    """What is called after each source: the count goes on, and the bar where there is one."""

    def note(outcome: Outcome, done: int, total: int) -> None:
        count.done, count.total = done, total
        if Commands.is_verbose and outcome.trace:
            typer.echo(f"{outcome.path!r}:\n{outcome.trace}", err=True, nl=False)
        if advance is not None:
            advance(outcome, done, total)

    return note


@contextmanager
def extracting_to(out: str) -> Iterator[Count]:
    """Say of an extraction that breaks off what is done, and how it goes on."""
    count = Count()
    try:
        yield count
    except KeyboardInterrupt:
        done = f"{count.done} dari {count.total} dokumen sudah dibaca dan tersimpan di {out}"
        advice = "Jalankan lagi perintah yang sama untuk melanjutkan"
        raise KeyboardInterrupt(f"dihentikan. {done}. {advice}.") from None
    except OSError as error:
        said = system_message(error).partition(". ")[0]
        raise SelarasError(
            f"tidak dapat menulis ke {out} ({said}).",
            "Setelah diperbaiki, jalankan lagi: yang sudah dibaca tidak dibaca ulang.",
        ) from error


def system_message(error: OSError) -> str:
    """What the system refused, of which file, and what to do."""
    strerror = error.strerror or str(error)
    said, advice = _SYSTEM.get(error.errno or 0, ("", "Setelah diperbaiki, jalankan lagi."))
    said = f"{said} ({strerror})" if said else strerror
    name = error.filename2 or error.filename
    return f"{name}: {said}. {advice}" if name else f"{said}. {advice}"


def _defect(error: Exception, arguments: Sequence[str]) -> str:
    from corpus.run.log import LOG, append_trace, trace_of

    command = next((one for one in arguments if not one.startswith("-")), "selaras")
    told = f"kesalahan program ({type(error).__name__}) pada perintah {command}."
    for folder in _run_folders(arguments):
        with suppress(OSError):
            append_trace(folder, f"perintah {command}", trace_of(error))
            return f"{told} Laporkan kepada pengembang beserta akhir dari {folder / LOG}."
    return (
        f"{told} Laporkan kepada pengembang beserta keluaran perintah yang sama dengan --verbose."
    )


def _run_folders(arguments: Sequence[str]) -> Iterator[Path]:
    """Those of the command line that are run folders, and so have a log."""
    for argument in arguments:
        place = Path(argument.partition("=")[2] if argument.startswith("--") else argument)
        with suppress(OSError, ValueError):
            if any((place / name).is_file() for name in ("run.json", "ledger.sqlite")):
                yield place


def _end(message: str, code: int, is_verbose: bool) -> NoReturn:
    if is_verbose:
        traceback.print_exc()
    message = spoken(message)
    with suppress(UnicodeEncodeError):  # bytes of names that are no UTF-8 are shown as escapes
        message = os.fsencode(message).decode("utf-8", "backslashreplace")
    typer.echo(f"selaras: {message}", err=True)
    sys.stderr.flush()
    raise typer.Exit(code)
