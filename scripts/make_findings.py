"""Write the rules' sections of docs/findings.md from the rules' sheets.

    python scripts/make_findings.py            write the page anew
    python scripts/make_findings.py --check    end with 1 where the page says something else

What stands outside the two marked stretches is written by hand and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a script: its own folder is there instead
    sys.path.insert(0, str(ROOT))

from corpus.rulebook import Rule, rulebook  # noqa: E402

PAGE = ROOT / "docs" / "findings.md"
ROOMS = ("rules", "comparison")  # of corpus: each has its stretch of the page


def section(rule: Rule) -> str:
    """A rule as the page shows it: the remedy in the words of the report, the rest in English."""
    own, english = rule.wordings["id"], rule.wordings["en"]
    remedy = own.remedy.replace("{component}", "…")
    return (
        f"### `{rule.slug}` · {rule.severity}\n\n"
        f"{own.title} ({_as_a_gloss(english.title)}).\n\n"
        f"- **Cause.** {'Off by default. ' if rule.is_off_by_default else ''}{rule.cause}\n"
        f"- **Reason.** {english.reason}\n"
        f"- **Remedy.** {remedy}\n"
    )


def _as_a_gloss(title: str) -> str:
    """A title inside a sentence: small, but for names that are written in capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def made(page: str, rules: Iterable[Rule]) -> str:
    """The page with the rules as they are."""
    known = list(rules)
    for room in ROOMS:
        begin, end = f"<!-- made from corpus/{room}/*.toml -->\n", "<!-- end -->"
        before, rest = page.split(begin)
        after = rest.partition(end)[2]
        sections = (section(rule) for rule in known if rule.sheet.startswith(f"{room}/"))
        page = before + begin + "\n" + "\n".join(sections) + "\n" + end + after
    return page


def main() -> None:
    """Write the page, or with `--check` say whether it is current."""
    page = PAGE.read_text("utf-8")
    wanted = made(page, rulebook().values())
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(wanted, "utf-8")
    elif page != wanted:
        sys.exit(f"{PAGE} is not current: run python scripts/make_findings.py")


if __name__ == "__main__":
    main()
