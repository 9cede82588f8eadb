"""`selaras harmonize`: the draft of a shared standard as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import orjson

from corpus.grouping.comparison import Comparison, ServiceComparison
from corpus.harmony.draft import SharedDraft
from corpus.harmony.harmonize import harmonize
from corpus.whole_file import naming, write_whole
from extractor.errors import WrongUse
from output.command.language import say
from output.command.targets import check_targets
from output.comparison import CompareChoices, compare_run, read_records
from output.harmonize.blocks import Words, paper_of
from output.harmonize.markdown import markdown_of

_MOST_NAMED = 12  # services in a message


class HarmonizeError(WrongUse):
    """A service that the run does not have, or a form that is not known; the message says which."""


def write_draft(
    run: Path, kind: str, out: Path, choices: CompareChoices, lang: str = "id"
) -> SharedDraft:
    """Write the draft of a service of a run; the form follows the file's suffix.

    Raises `HarmonizeError`, `output.comparison.OutdatedRun`, and `TakenPlace` where something
    lies in the file's place that is not a draft.
    """
    writer = WRITERS.get(out.suffix)
    if writer is None:
        raise HarmonizeError(
            say("{out}: rancangan ditulis sebagai {forms}.", out=out, forms=", ".join(WRITERS))
        )
    comparison = compare_run(run, read_records(run), lang, choices)
    draft = harmonize(_service(comparison, kind), choices.settings.thresholds)
    check_targets([out])
    with naming(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, writer(draft, lang))
    return draft


def _service(comparison: Comparison, kind: str) -> ServiceComparison:
    services = {service.name: service for service in comparison.services}
    if kind in services:
        return services[kind]
    near = get_close_matches(kind, services, 3) or list(services)[:_MOST_NAMED]
    told = "Run ini tidak memuat layanan {kind}. Yang ada: {known}."
    raise HarmonizeError(say(told, kind=kind, known=", ".join(near)))


def _as_markdown(draft: SharedDraft, lang: str) -> bytes:
    return markdown_of(paper_of(draft, lang)).encode()


def _as_json(draft: SharedDraft, lang: str) -> bytes:
    """The draft itself: names and shapes of `corpus.harmony.draft`."""
    entry: Mapping[str, Any] = plain_of(draft)
    return orjson.dumps(entry, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def plain_of(value: Any) -> Any:
    """Named tuples as objects, all the way down."""
    if hasattr(value, "_asdict"):
        return {name: plain_of(one) for name, one in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(name): plain_of(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain_of(one) for one in value]
    return value


def _as_word(draft: SharedDraft, lang: str) -> bytes:
    from output.harmonize.word import word_of

    words = Words(lang)
    heads = (words.say("no"), words.say("component"), words.say("content"))
    return word_of(
        paper_of(draft, lang), lang, heads, (words.say("foot_page"), words.say("foot_of"))
    )


WRITERS: dict[str, Callable[[SharedDraft, str], bytes]] = {
    ".docx": _as_word,
    ".md": _as_markdown,
    ".json": _as_json,
}
