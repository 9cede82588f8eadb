"""The page of what changed: what is on it, that it can be filtered, and that nothing in it acts."""

import re
from pathlib import Path
from typing import Any

import pytest

import output
from corpus.comparison.compare import compare_records
from corpus.drift.drift import find_drift
from corpus.drift.findings import FindingDrift, find_finding_drift
from corpus.messages import LANGUAGES
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from corpus.schema import ServiceStandard
from output.drift import page as drift_page
from output.drift.report import DriftOptions, write_drift
from output.drift.words import marked_words
from output.report.words import labels
from tests.output.test_report import HOSTILE, browser, hostile_record, open_page, tags_of, write_run
from tests.support.builders import REQUIREMENTS, STEPS, make_record

__all__ = ["browser"]  # a fixture that is used by name


def old_records() -> list[ServiceStandard]:
    return [make_record(office) for office in range(5)]


def new_records() -> list[ServiceStandard]:
    return [
        make_record(0, waktu="3 hari"),
        make_record(1, persyaratan=[*REQUIREMENTS, "Surat kuasa bermeterai"], biaya=None),
        make_record(2, produk=["Kartu contoh yang baru"]),
        make_record(3),
        make_record(6),
    ]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("unduhan")
    return write_run(place / "lama", old_records()), write_run(place / "baru", new_records())


@pytest.fixture(scope="module")
def index(runs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("perubahan")
    write_drift(*runs, out)
    return out / "index.html"


def finding_drift(
    old: list[ServiceStandard], new: list[ServiceStandard]
) -> dict[str, FindingDrift]:
    before, after = compare_records(old).findings, compare_records(new).findings
    found = find_finding_drift(find_drift(old, new).pairs, before, after)
    return {pair[1]: one for pair, one in found.items()}


def test_findings_come_and_go() -> None:
    sound = [make_record(office) for office in range(6)]
    late = [make_record(0, waktu="3 hari kerja"), *sound[1:]]
    (come,) = finding_drift(sound, late).values()
    assert [one.rule for one in come.come] == ["time-outlier"]
    assert come.gone == ()
    (gone,) = finding_drift(late, sound).values()
    assert [one.rule for one in gone.gone] == ["time-outlier"]
    assert finding_drift(late, late) == {}


def test_another_number_of_offices_makes_no_other_finding() -> None:
    short = make_record(0, persyaratan=list(REQUIREMENTS[:2]))
    few = [short, *(make_record(office) for office in range(1, 6))]
    many = [*few, make_record(6), make_record(7)]
    assert [one.rule for one in compare_records(few).findings] == ["requirement-missing"]
    assert finding_drift(few, many) == {}


def test_words_that_differ_are_marked() -> None:
    before, after = marked_words("Paling lama 3 hari kerja", "paling lama 5 hari")
    assert [one.text for one in before if one.is_marked] == ["3", "kerja"]
    assert [one.text for one in after if one.is_marked] == ["5"]
    assert marked_words(None, "baru") == ([], [("baru", False)])
    long = "kata " * 2000
    assert len(marked_words(long, long + "lagi")[0]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_tells_what_changed(
    runs: tuple[Path, Path], tmp_path: Path, browser: Any, lang: str
) -> None:
    write_drift(*runs, tmp_path, DriftOptions(lang))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["drift.json", "index.html"]
    t = labels(lang)
    page, seen = open_page(browser, tmp_path / "index.html")
    assert page.locator("h1").inner_text() == t["drift_title"]
    assert "lama → baru" in page.locator("header").inner_text()
    tiles = page.locator(".tiles b").all_inner_texts()
    assert tiles[:4] == ["3", "1", "1", "1"]
    page.goto((tmp_path / "index.html").as_uri() + "#perubahan")
    changed = page.locator("article.drift", has_text="Garut")
    assert changed.locator(".side").all_inner_texts() == [
        f"{t['drift_before']}, {t['page']} 1\n\n10 menit",
        f"{t['drift_after']}, {t['page']} 1\n\n3 hari",
    ]
    assert t["drift_come"] in changed.locator(".own").inner_text()
    page.goto((tmp_path / "index.html").as_uri() + "#standar")
    cards = page.locator("#standar .card").all_inner_texts()
    assert "Lampung Timur" in cards[0]
    assert "Pekanbaru" in cards[1]
    assert seen == []
    page.close()


def test_same_runs_give_the_same_page(runs: tuple[Path, Path], index: Path, tmp_path: Path) -> None:
    write_drift(*runs, tmp_path)
    assert (tmp_path / "index.html").read_bytes() == index.read_bytes()


def test_changes_can_be_filtered_and_linked_to(index: Path, browser: Any) -> None:
    page, seen = open_page(browser, index, "#perubahan?component=persyaratan")
    shown = page.locator("article.drift:visible")
    assert shown.count() == 1
    assert shown.locator(".change:visible").count() == 1
    page.select_option("#filter-component", "")
    assert shown.count() == 3
    page.select_option("#filter-kind", "removed")
    assert shown.locator(".change:visible").count() == shown.count() == 1
    assert "kind=removed" in page.url
    page.click("#filter-reset")
    page.select_option("#filter-finding", "come")
    assert shown.count() == 2
    page.fill("#filter-search", "tidak ada kata ini")
    assert page.locator("#no-match").is_visible()
    page.goto(index.as_uri() + "#ringkasan")
    page.locator(".heat a").first.click()
    assert shown.count() == 1
    page.goto(index.as_uri() + "#%E0%A4%A")
    assert page.locator("#ringkasan").is_visible()
    assert seen == []
    page.close()


def test_hostile_documents_do_nothing(tmp_path: Path, browser: Any) -> None:
    old = [hostile_record(office) for office in range(8)]
    texts = {"persyaratan": list(HOSTILE[::2]), "prosedur": [*STEPS, *HOSTILE[5:]]}
    new = [
        *(
            one.model_copy(update={"persyaratan": make_record(0, **texts).persyaratan})
            for one in old[1:]
        ),
        make_record(9, persyaratan=list(HOSTILE)),
    ]
    one, other = write_run(tmp_path / "<script>lama", old), write_run(tmp_path / "baru", new)
    write_drift(one, other, tmp_path / "out")
    index = tmp_path / "out" / "index.html"
    text = index.read_text("utf-8")
    assert "\u202e" not in text
    tags = tags_of(text)
    assert [tag for tag, _ in tags].count("script") == 1
    assert not [tag for tag, _ in tags if tag in ("link", "iframe", "object", "base", "img")]
    for tag, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        href = attributes.get("href")
        assert href is None or href.startswith("#"), href
    policy = next(a["content"] for _, a in tags if a.get("http-equiv")) or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    page, seen = open_page(browser, index)
    for place in ("", "#perubahan", "#standar", "#perubahan?search=<img src=x onerror=a()>"):
        page.goto(index.as_uri() + place)
        assert page.evaluate("window.acted") is None
    assert page.locator("article.drift").count() == 7
    assert seen == []
    page.close()


def test_narrow_window_and_paper(index: Path, browser: Any) -> None:
    page, _ = open_page(browser, index)
    page.set_viewport_size({"width": 390, "height": 800})
    for place in ("#ringkasan", "#perubahan", "#standar"):
        page.goto(index.as_uri() + place)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
    page.emulate_media(media="print")
    for part in ("ringkasan", "perubahan", "standar"):
        assert page.locator(f"#{part}").is_visible()
    page.close()


def test_words_are_shown_on_the_pages_of_both_downloads(tmp_path: Path, browser: Any) -> None:
    for seed, name in enumerate(("lama", "baru")):
        write_sample(tmp_path / f"dokumen-{name}", 4, seed)
        extract_folder(RunPlan((tmp_path / f"dokumen-{name}",), tmp_path / name))
    out = tmp_path / "perubahan"
    drift = write_drift(tmp_path / "lama", tmp_path / "baru", out)
    assert drift.changed
    page, seen = open_page(browser, out / "index.html", "#perubahan")
    assert seen == []
    shown = page.locator(".change:has(img)").first
    shown.locator("summary").click()
    for image in shown.locator("img").all():
        page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle())
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".drift details:not([open])").count() == 0
    page.close()
    for file in (tmp_path / "dokumen-lama").glob("*.pdf"):
        file.unlink()
    write_drift(tmp_path / "lama", tmp_path / "baru", out)
    assert labels("id")["source_missing"] in (out / "index.html").read_text("utf-8")


def test_very_many_changes_have_a_page_for_each_service(
    runs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Any
) -> None:
    monkeypatch.setattr(drift_page, "MOST_CHANGES", 2)
    write_drift(*runs, tmp_path)
    files = sorted(file.name for file in tmp_path.glob("*.html"))
    assert files == ["index.html", "perubahan-1.html"]
    page, seen = open_page(browser, tmp_path / "index.html")
    page.locator(".heat a").first.click()
    page.wait_for_url("**/perubahan-1.html#perubahan*")
    assert page.locator("article.drift:visible").count() == 1
    page.locator("nav.bar a").first.click()
    page.wait_for_url("**/index.html#ringkasan")
    assert [one for one in seen if not one.startswith("file:")] == []
    page.close()
    monkeypatch.undo()
    write_drift(*runs, tmp_path)
    assert [file.name for file in tmp_path.glob("*.html")] == ["index.html"]


def test_every_label_of_the_page_is_there_and_no_word_is_the_templates_own() -> None:
    place = Path(output.__file__).parent / "templates" / "drift.html"
    template = place.read_text("utf-8")
    assert set(re.findall(r"\bt\.(\w+)", template)) <= set(labels("id"))
    shape = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.S)
    assert re.findall(r">[^<>]*[A-Za-z]{3,}[^<>]*</", shape) == []
