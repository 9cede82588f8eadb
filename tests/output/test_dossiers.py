"""Dossiers and letters: what they rest on, who gets one, that nothing in them can act."""

import io
import json
import re
import shlex
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from corpus.messages import LANGUAGES
from corpus.schema import ServiceStandard
from extractor.errors import WrongUse
from output.cli import app
from output.letter.letter import LEAST_SURE, MOST_FINDINGS, is_to_be_asked
from output.report.words import labels
from output.report_folder import write_report
from tests.output.test_report import hostile_record, sound_records, tags_of, write_run
from tests.support.builders import REQUIREMENTS, make_record

RUN = CliRunner()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("dossiers") / "run", sound_records())


@pytest.fixture(scope="module")
def report(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(run, tmp_path_factory.mktemp("laporan")).index.parent


def findings_of(report: Path) -> dict[str, dict[str, Any]]:
    """One finding of each rule."""
    lines = (report / "findings.jsonl").read_text("utf-8").splitlines()
    return {finding["rule"]: finding for finding in map(json.loads, lines)}


def dossier_of(report: Path, finding: dict[str, Any]) -> str:
    """The dossier of a finding, without the page's others."""
    page = (report / "dossiers" / f"{finding['record_id']}.html").read_text("utf-8")
    articles = re.findall(r'<article class="dossier card" id="t-(\w+)"(.*?)</article>', page, re.S)
    found: dict[str, str] = dict(articles)
    return found[finding["key"]]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# dossiers


def test_every_finding_has_one_under_its_key(report: Path) -> None:
    for finding in findings_of(report).values():
        assert finding["message"] in plain(dossier_of(report, finding))
    index = (report / "index.html").read_text("utf-8")
    for finding in findings_of(report).values():
        assert f'href="dossiers/{finding["record_id"]}.html#t-{finding["key"]}"' in index
        assert f'id="t-{finding["key"]}"' in index


def test_a_missing_item_shows_the_whole_list_the_nearest_and_all_offices_by_name(
    tmp_path: Path,
) -> None:
    lacks = make_record(0, persyaratan=[*REQUIREMENTS, "Ijazah saksi"])
    asked = [*REQUIREMENTS, "Paspor saksi"]
    others = [make_record(office, persyaratan=asked) for office in range(1, 7)]
    unread = make_record(7, persyaratan=[])
    report = write_report(write_run(tmp_path / "run", [lacks, *others, unread]), tmp_path / "r")
    dossier = dossier_of(
        report.index.parent, findings_of(report.index.parent)["requirement-missing"]
    )
    told = plain(dossier)
    assert re.search(r'class="nearest"[^<]*<a[^<]*<bdi>Ijazah saksi', dossier)
    assert "Pas foto 4x6" in told
    assert "6 kantor memuatnya, 1 tidak, 1 tidak dapat dinilai." in told
    for record in others:
        assert str(record.unit.name) in told
    lack = dossier[dossier.index('class="lack"') : dossier.index('class="unread"')]
    assert str(lacks.unit.name) in plain(lack)
    assert str(unread.unit.name) in plain(dossier[dossier.index('class="unread"') :])


def test_a_missing_component_shows_the_headings_that_were_read(report: Path) -> None:
    told = plain(dossier_of(report, findings_of(report)["component-missing"]))
    assert "Judul yang terbaca dalam dokumen ini Persyaratan" in told
    assert "Waktu Penyelesaian" in told


def test_a_time_out_of_line_shows_what_each_office_states(report: Path) -> None:
    told = plain(dossier_of(report, findings_of(report)["time-outlier"]))
    assert "3 hari kerja" in told
    assert "10 menit" in told
    assert "8 kantor menyatakannya" in told


def test_an_order_shows_both_steps_in_the_list(report: Path) -> None:
    dossier = dossier_of(report, findings_of(report)["step-order"])
    assert len(re.findall(r'<li class="meant"', dossier)) == 2


def test_the_entry_for_the_status_file_can_be_copied_as_it_is(report: Path) -> None:
    finding = findings_of(report)["time-outlier"]
    (shown,) = entries_of(dossier_of(report, finding))
    entry = json.loads("{" + shown + "}")
    assert entry[finding["key"]]["status"] == "new"
    assert finding["office"] in entry[finding["key"]]["about"]


def test_the_command_for_the_status_can_be_copied_as_it_is(report: Path, tmp_path: Path) -> None:
    run = run_of(tmp_path)
    (run / "run.json").write_text("{}", "utf-8")
    finding = findings_of(report)["time-outlier"]
    (command,) = re.findall(r"<pre><code>(.*?)</code></pre>", dossier_of(report, finding))
    program, name, place, *words = shlex.split(unescape(command))
    assert (program, name, place) == ("selaras", "status", "RUN")
    done = CliRunner().invoke(app, ["status", str(run), *words])
    assert done.exit_code == 0, done.output
    said = json.loads((run / "status.json").read_text("utf-8"))["findings"]
    assert said[finding["key"]]["status"] == "accepted"


def entries_of(dossier: str) -> list[str]:
    """The lines that a dossier gives to copy."""
    return [unescape(one) for one in re.findall(r"<pre><bdi>(.*?)</bdi></pre>", dossier, re.S)]


def test_the_entry_for_the_groups_makes_the_nearest_item_the_one_that_is_missing(
    tmp_path: Path,
) -> None:
    asked = [*REQUIREMENTS, "Paspor saksi"]
    lacks = make_record(0, persyaratan=[*REQUIREMENTS, "Ijazah saksi"])
    others = [make_record(office, persyaratan=asked) for office in range(1, 7)]
    run = write_run(tmp_path / "run", [lacks, *others])
    report = write_report(run, tmp_path / "r").index.parent
    _, line = entries_of(dossier_of(report, findings_of(report)["requirement-missing"]))
    (run / "status.json").write_text(json.dumps({"groups": [json.loads(line)]}), "utf-8")
    summary = write_report(run, tmp_path / "r")
    assert not summary.misfits
    assert "requirement-missing" not in findings_of(report)


def test_old_dossiers_and_letters_go_and_other_files_stay(run: Path, tmp_path: Path) -> None:
    for folder, own, other in (
        ("dossiers", "0" * 16 + "-7.html", "catatan.html"),
        ("letters", "dinas-lama-0f0f0f.docx", "surat saya.docx"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / own).write_text("lama")
        (tmp_path / folder / other).write_text("lain")
    write_report(run, tmp_path)
    assert not list(tmp_path.rglob("*0000-7.html"))
    assert not list(tmp_path.rglob("dinas-lama*"))
    assert (tmp_path / "dossiers" / "catatan.html").exists()
    assert (tmp_path / "letters" / "surat saya.docx").exists()


@pytest.mark.parametrize("folder", ["dossiers", "letters"])
def test_nothing_is_written_through_a_link(run: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "laporan").mkdir()
    (tmp_path / "laporan" / folder).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WrongUse, match="tautan"):
        write_report(run, tmp_path / "laporan")
    assert not list((tmp_path / "elsewhere").iterdir())


# letters


def view(**changes: Any) -> dict[str, Any]:
    return {"severity": "error", "sureness": None, "status": "new", **changes}


@pytest.mark.parametrize(
    ("finding", "is_asked"),
    [
        (view(), True),
        (view(severity="warning", sureness=LEAST_SURE), True),
        (view(status="accepted"), True),
        (view(severity="warning", sureness=LEAST_SURE - 1), False),
        (view(severity="info"), False),
        (view(status="disputed"), False),
        (view(status="not-a-fault"), False),
    ],
)
def test_an_office_is_asked_about_what_is_grave_sure_and_open(
    finding: dict[str, Any], is_asked: bool
) -> None:
    assert is_to_be_asked(finding) is is_asked


def test_letters_are_for_the_offices_that_are_asked_something(report: Path) -> None:
    names = sorted(file.name for file in (report / "letters").iterdir())
    assert [name.rsplit("-", 1)[0] for name in names if name.endswith(".html")] == [
        "dinas-contoh-kabupaten-garut",
        "dinas-contoh-kabupaten-penajam-paser-utara",
    ]
    assert {name.removesuffix(".docx") for name in names if name.endswith(".docx")} == {
        name.removesuffix(".html") for name in names if name.endswith(".html")
    }


def test_both_forms_of_a_letter_say_the_same(report: Path) -> None:
    for page in (report / "letters").glob("*.html"):
        t = {**labels("id"), **labels("id", "letter")}
        html, word = plain(page.read_text("utf-8")), word_text(page.with_suffix(".docx"))
        for name in ("greeting", "thanks", "caution_letter", "was_read", "asked", "please"):
            assert t[name] in html
            assert t[name] in word
        for finding in findings_of(report).values():
            assert (finding["message"] in html) is (finding["message"] in word)
            assert (finding["key"] in html) is (finding["key"] in word)
        assert word.count(f"☐ {t['misread']}") == html.count(f"☐ {t['misread']}")


def word_text(file: Path) -> str:
    """All paragraphs of a .docx file, those of its tables too."""
    body = docx.Document(str(file)).element.body
    lines = ["".join(run.text or "" for run in line.iter("{*}t")) for line in body.iter("{*}p")]
    return " ".join(" ".join(lines).split())


def test_an_office_without_a_name_gets_no_letter(tmp_path: Path) -> None:
    nameless = [
        one.model_copy(update={"unit": one.unit.model_copy(update={"name": None})})
        for one in sound_records()
    ]
    summary = write_report(write_run(tmp_path / "run", nameless), tmp_path / "laporan")
    assert summary.letters == 0
    assert not (tmp_path / "laporan" / "letters").exists()


def test_a_long_letter_names_the_rest_in_brief(tmp_path: Path) -> None:
    several = [
        make_record(
            0, record_id=f"{number:016x}-0", kind=f"layanan-{number}", biaya=None, waktu=None
        )
        for number in range(MOST_FINDINGS)
    ]
    report = write_report(write_run(tmp_path / "run", several), tmp_path / "r").index.parent
    (page,) = (report / "letters").glob("*.html")
    html = page.read_text("utf-8")
    assert html.count('class="answer"') == MOST_FINDINGS
    assert len(re.findall(r"<li><b>", html)) == MOST_FINDINGS
    assert labels("id", "letter")["in_brief"] in word_text(page.with_suffix(".docx"))


def test_the_word_file_has_one_date_and_opens(report: Path) -> None:
    file = next((report / "letters").glob("*.docx"))
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as book:
        assert {one.date_time for one in book.infolist()} == {(2024, 1, 1, 0, 0, 0)}
        assert book.testzip() is None
    opened = docx.Document(str(file))
    assert opened.core_properties.author == "Selaras"
    style = opened.paragraphs[0].style
    assert style is not None
    assert style.name == "Letter Head"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_is_in_the_reports_language(run: Path, tmp_path: Path, lang: str) -> None:
    report = write_report(run, tmp_path, lang=lang).index.parent
    page = next((report / "letters").glob("*.html"))
    assert f'<html lang="{lang}">' in page.read_text("utf-8")
    assert labels(lang, "letter")["close"] in word_text(page.with_suffix(".docx"))


# hostile documents


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records: list[ServiceStandard] = [hostile_record(office) for office in range(8)]
    records.append(make_record(3, persyaratan=["\ufffe\x00<b>x</b>"], biaya=None, waktu="\uffff"))
    run = write_run(tmp_path_factory.mktemp("hostile") / "run", records)
    return write_report(run, run.parent / "laporan").index.parent


def pages(report: Path) -> Iterator[tuple[Path, list[tuple[str, dict[str, str | None]]]]]:
    for folder in ("dossiers", "letters"):
        for file in (report / folder).glob("*.html"):
            yield file, tags_of(file.read_text("utf-8"))


def test_pages_run_nothing_and_lead_nowhere_else(hostile: Path) -> None:
    seen = 0
    for file, tags in pages(hostile):
        seen += 1
        assert not [tag for tag, _ in tags if tag in ("script", "link", "iframe", "base", "form")]
        policy = next(a["content"] for _, a in tags if a.get("http-equiv"))
        assert policy is not None
        assert policy.startswith("default-src 'none'")
        assert "script-src" not in policy
        assert "unsafe" not in policy
        for tag, attributes in tags:
            assert not [one for one in attributes if one.startswith("on") or one == "style"], tag
            href = attributes.get("href") or "#"
            assert re.match(r"#|\.\./|[a-z0-9-]+\.docx$", href), (file, href)
    assert seen > 8


def test_signs_that_turn_the_writing_are_shown_and_word_files_open(hostile: Path) -> None:
    for file, _ in pages(hostile):
        assert "\u202e" not in file.read_text("utf-8")
    for file in (hostile / "letters").glob("*.docx"):
        assert "\u202e" not in word_text(file)


# the command


def run_of(folder: Path) -> Path:
    run = write_run(folder / "run", sound_records())
    (run / "run.json").write_text('{"roots": [], "options": {}}')
    return run


def status_file(folder: Path, report: Path, rule: str, status: str) -> None:
    key = findings_of(report)[rule]["key"]
    entry = {"findings": {key: {"status": status, "note": "dilihat", "by": "A. Contoh"}}}
    (folder / "status.json").write_text(json.dumps(entry), "utf-8")


def test_what_is_no_fault_counts_nowhere_and_stays_in_the_list(
    report: Path, tmp_path: Path
) -> None:
    run = run_of(tmp_path)
    out = tmp_path / "laporan"
    asked = ["compare", str(run), "--out", str(out), "--fail-on", "error", "--json"]
    before = RUN.invoke(app, asked)
    assert before.exit_code == 1
    status_file(run, report, "component-missing", "not-a-fault")
    after = RUN.invoke(app, asked)
    assert after.exit_code == 0
    counts = json.loads(after.stdout)
    assert counts["findings"]["error"] == 1
    assert "error" not in counts["open_findings"]
    assert counts["statuses"] == {"new": 3, "not-a-fault": 1}
    index = (out / "index.html").read_text("utf-8")
    assert '<a href="#temuan?severity=error"><b>0</b>' in index
    assert 'class="finding settled"' in index
    assert "dilihat" in dossier_of(out, findings_of(out)["component-missing"])
    assert findings_of(out)["component-missing"]["status"] == "not-a-fault"


def test_a_given_file_goes_before_the_runs_own_and_misfits_are_told(
    report: Path, tmp_path: Path
) -> None:
    run = run_of(tmp_path)
    status_file(run, report, "component-missing", "not-a-fault")
    other = tmp_path / "other.json"
    other.write_text('{"findings": {"00aa": {"status": "accepted", "about": "Surat lama"}}}')
    out = str(tmp_path / "r")
    asked = ["compare", str(run), "--out", out, "--status", str(other), "--quiet"]
    result = RUN.invoke(app, asked)
    assert result.exit_code == 0
    assert "Surat lama" in result.stderr
    assert "Surat lama" in (tmp_path / "r" / "index.html").read_text("utf-8")
    assert findings_of(tmp_path / "r")["component-missing"]["status"] == "new"


def test_a_broken_status_file_is_wrong_use(tmp_path: Path) -> None:
    run = run_of(tmp_path)
    (run / "status.json").write_text("{")
    result = RUN.invoke(app, ["compare", str(run), "--out", str(tmp_path / "r")])
    assert result.exit_code == 2
    assert "status.json" in result.stderr
    assert not (tmp_path / "r").exists()
