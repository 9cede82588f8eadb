"""The report folder: what is in it, that it is always the same, and that nothing in it can act."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import orjson
import pytest

from corpus.messages import LANGUAGES, catalogue
from corpus.offices import UNKNOWN_OFFICE, office_name
from corpus.rules.rules import find_in_record
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from corpus.schema import Channel, ComplaintComponent, ServiceStandard, Source, Unit
from output.comparison import OutdatedRun
from output.evidence.evidence import EvidenceOptions
from output.report import columns
from output.report import input as report_input
from output.report.scales.times import time_strip
from output.report.words import labels, safe_link
from output.report_folder import write_report
from tests.support.builders import PLACE, STEPS, make_record
from tests.support.chromium import chromium

HOSTILE = (
    "<script>window.acted=1</script>",
    '"><img src=x onerror="window.acted=1">',
    "</script><script>window.acted=1</script>",
    "'; window.acted=1; '",
    "</style><style>*{display:none}</style>",
    "{{ 7*7 }}{% for %}",
    "\u202egnirts desrever\u202c",
    "javascript:window.acted=1",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "+cmd|' /C calc'!A0",
)  # fmt: skip
TEMPLATES = Path(__file__).parents[2] / "output" / "templates"
OWN_LINK = re.compile(
    r"#|https?://|mailto:|dossiers/[0-9a-f]{16}-\d+\.html#t-|letters/[a-z0-9-]+\.html$"
)
FILES = ["comparison.json", "findings.jsonl", "index.html", "report.xlsx"]


def write_run(run: Path, records: list[ServiceStandard]) -> Path:
    run.mkdir(parents=True)
    found = [
        record.model_copy(update={"findings": list(find_in_record(record))}) for record in records
    ]
    lines = "".join(record.model_dump_json() + "\n" for record in found)
    (run / "records.jsonl").write_text(lines, "utf-8")
    quarantine = {"path": HOSTILE[0], "error": "empty", "message": HOSTILE[1]}
    (run / "quarantine.jsonl").write_bytes(orjson.dumps(quarantine) + b"\n")
    return run


def sound_records() -> list[ServiceStandard]:
    return [
        make_record(0, waktu="3 hari kerja", persyaratan=["Fotokopi KTP", "Formulir permohonan"]),
        *(make_record(office) for office in range(1, 7)),
        make_record(7, biaya=None, prosedur=[STEPS[0], STEPS[2], STEPS[1], STEPS[3]]),
    ]


def hostile_record(office: int) -> ServiceStandard:
    text = HOSTILE[office % len(HOSTILE)]
    record = make_record(
        office,
        persyaratan=list(HOSTILE),
        prosedur=[*STEPS, text],
        produk=[text],
        waktu=text,
        biaya=f"Rp 10.000 {text}",
        decree=text,
    )
    channels = [
        Channel.model_validate({"kind": kind, "value": text, "raw": text, "provenance": PLACE})
        for kind in ("website", "email", "social", "sp4n-lapor")
    ]
    unit: dict[str, Any] = {**record.unit.model_dump(), "name": text, "address": text}
    source: dict[str, Any] = {**record.source.model_dump(), "path": text, "also": [text]}
    return record.model_copy(
        update={
            "unit": Unit.model_validate(unit),
            "source": Source.model_validate(source),
            "service": record.service.model_copy(update={"label": text}),
            "pengaduan": ComplaintComponent(heading=text, text=text, channels=channels),
        }
    )


@pytest.fixture(scope="module")
def sound_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("sound") / "run", sound_records())


@pytest.fixture(scope="module")
def hostile_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [hostile_record(office) for office in range(8)]
    return write_run(tmp_path_factory.mktemp("hostile") / "run", records)


class Reader(HTMLParser):
    """Every tag with its attributes, and the page's own scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(page)
    return reader.tags


def test_report_folder_holds_the_contracts_files(sound_run: Path, tmp_path: Path) -> None:
    summary = write_report(sound_run, tmp_path / "laporan")
    found = sorted(file.name for file in (tmp_path / "laporan").iterdir())
    assert found == sorted([*FILES, "dossiers", "letters"])
    assert (summary.services, summary.offices, summary.records) == (1, 8, 8)
    assert summary.index == tmp_path / "laporan" / "index.html"
    lines = (tmp_path / "laporan" / "findings.jsonl").read_text("utf-8").splitlines()
    rules = [json.loads(line)["rule"] for line in lines]
    assert sorted(rules) == [
        "component-missing",
        "requirement-missing",
        "step-order",
        "time-outlier",
    ]
    assert summary.findings == {"error": 1, "warning": 3}
    comparison = json.loads((tmp_path / "laporan" / "comparison.json").read_text("utf-8"))
    assert [service["kind"] for service in comparison["services"]] == ["layanan-contoh"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_same_run_gives_the_same_bytes(sound_run: Path, tmp_path: Path, lang: str) -> None:
    for name in ("satu", "dua"):
        write_report(sound_run, tmp_path / name, lang=lang)
    one, other = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (tmp_path / "satu", tmp_path / "dua")
    )
    assert one == other
    assert set(map(Path, FILES)) < set(one)


def test_every_copy_of_an_unreadable_file_is_in_the_report(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [])
    entry = {"path": "a/izin.pdf", "also": ["c/lain.pdf"], "error": "broken-pdf", "message": "-"}
    other = {"path": "b/izin.pdf", "also": [], "error": "empty", "message": "-"}
    lines = b"".join(orjson.dumps(one) + b"\n" for one in (entry, other))
    (run / "quarantine.jsonl").write_bytes(lines)
    write_report(run, tmp_path / "laporan")
    page = (tmp_path / "laporan" / "index.html").read_text()
    paths = re.findall(r'<th scope="row"><bdi>(./\w+\.pdf)</bdi></th>', page)
    assert paths == ["a/izin.pdf", "b/izin.pdf", "c/lain.pdf"]
    assert '<a href="#rekaman"><b>3</b>' in page


def test_report_of_an_empty_run(tmp_path: Path) -> None:
    summary = write_report(write_run(tmp_path / "run", []), tmp_path / "laporan")
    assert (summary.records, summary.services) == (0, 0)
    assert labels("id")["nothing"] in summary.index.read_text("utf-8")


def test_run_of_another_schema_is_refused_with_the_remedy(sound_run: Path, tmp_path: Path) -> None:
    shutil.copytree(sound_run, tmp_path / "run")
    file = tmp_path / "run" / "records.jsonl"
    file.write_text(file.read_text("utf-8").replace('"schema_version":"2"', '"schema_version":"0"'))
    with pytest.raises(OutdatedRun, match="selaras extract"):
        write_report(tmp_path / "run", tmp_path / "laporan")
    assert not (tmp_path / "laporan").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_says_its_language(sound_run: Path, tmp_path: Path, lang: str) -> None:
    page = write_report(sound_run, tmp_path / "laporan", lang=lang).index.read_text("utf-8")
    assert f'<html lang="{lang}">' in page
    assert labels(lang)["title"] in page


@pytest.mark.parametrize("room", ["report", "dossier", "letter"])
def test_both_languages_have_the_same_labels(room: str) -> None:
    one, other = (labels(lang, room) for lang in LANGUAGES)
    assert list(one) == list(other)
    assert all(one.values())
    assert all(other.values())


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("head.html", "report"),
        ("report.html", "report"),
        ("service.html", "report"),
        ("record.html", "report"),
        ("proof.html", "report"),
        ("dossier.html", "dossier"),
        ("letter.html", "letter"),
        ("word/letter.xml", "letter"),
    ],
)
def test_every_label_of_a_page_is_there_and_no_word_is_the_templates_own(
    name: str, room: str
) -> None:
    template = (TEMPLATES / name).read_text("utf-8")
    used = set(re.findall(r"\bt\.(\w+)", template))
    assert used <= {*labels("id"), *labels("id", room)}
    shape = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.S)
    assert re.findall(r">[^<>]*[A-Za-z]{3,}[^<>]*</", shape) == []


@pytest.mark.parametrize("kind", ["components", "severities", "sources", "channels", "places"])
def test_both_languages_name_the_same_things(kind: str) -> None:
    one, other = (catalogue(lang)[kind] for lang in LANGUAGES)
    assert set(one) == set(other)
    assert all(one.values())
    assert all(other.values())


def test_page_fetches_nothing(hostile_run: Path, tmp_path: Path) -> None:
    page = write_report(hostile_run, tmp_path / "laporan").index.read_text("utf-8")
    tags = tags_of(page)
    assert not [tag for tag, _ in tags if tag in ("img", "link", "iframe", "object", "base")]
    assert not [attributes for _, attributes in tags if "src" in attributes]
    assert [tag for tag, _ in tags].count("script") == 1
    assert [tag for tag, _ in tags].count("style") == 1
    policy = next(a["content"] for _, a in tags if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_page_has_no_handlers_and_no_other_links(hostile_run: Path, tmp_path: Path) -> None:
    page = write_report(hostile_run, tmp_path / "laporan").index.read_text("utf-8")
    for tag, attributes in tags_of(page):
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        href = attributes.get("href")
        assert href is None or OWN_LINK.match(href), href


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(
    sound_run: Path, tmp_path: Path
) -> None:
    tags = tags_of(write_report(sound_run, tmp_path / "laporan").index.read_text("utf-8"))
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        href = attributes.get("href") or ""
        if href.startswith("#"):
            assert href[1:].split("?")[0] in ids


def assert_links_lead_somewhere(report: Path) -> None:
    """From every page of a report, to every other: the file is there, and has the place."""
    tags = {file.resolve(): tags_of(file.read_text("utf-8")) for file in report.rglob("*.html")}
    ids = {file: {a["id"] for _, a in found if a.get("id")} for file, found in tags.items()}
    for file, found in tags.items():
        for _, attributes in found:
            href = attributes.get("href") or ""
            if not href or re.match(r"https?:|mailto:", href):
                continue
            target, _, name = href.partition("#")
            there = (file.parent / target).resolve() if target else file
            assert there.is_file(), (file.name, href)
            if name:
                assert unquote(name).split("?")[0] in ids[there], (file.name, href)


def test_every_link_of_every_page_leads_somewhere(sound_run: Path, tmp_path: Path) -> None:
    write_report(sound_run, tmp_path)
    assert_links_lead_somewhere(tmp_path)


def test_signs_that_turn_the_writing_are_shown(hostile_run: Path, tmp_path: Path) -> None:
    page = write_report(hostile_run, tmp_path / "laporan").index.read_text("utf-8")
    assert "\u202e" not in page
    assert "gnirts desrever" in page


def test_times_are_drawn_where_they_differ() -> None:
    same = [make_record(office) for office in range(3)]
    found: dict[str, list[dict[str, Any]]] = {one.record_id: [] for one in same}
    assert time_strip(same, found, "id") is None
    late = make_record(0, waktu="3 hari kerja")
    found[late.record_id] = [{"rule": "time-outlier"}]
    strip = time_strip([late, *same[1:]], found, "id")
    assert strip is not None
    (line,) = strip["lines"]
    assert [(dot["count"], dot["state"]) for dot in line["dots"]] == [(2, ""), (1, "outlier")]
    assert [tick["text"] for tick in strip["ticks"]] == ["1 menit", "1 jam", "1 hari"]


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.go.id/a?b=1", True),
        ("mailto:aduan@example.go.id", True),
        ("HTTP://example.go.id", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a b", False),
        ('https://a"onclick=x', False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_and_mail_become_links(address: str | None, is_safe: bool) -> None:
    assert (safe_link(address) is not None) is is_safe


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


def open_page(browser: Any, index: Path, place: str = "") -> tuple[Any, list[str]]:
    """The page in a browser, and what it asked for or complained about."""
    page, seen = browser.new_page(), []
    page.on("request", lambda request: seen.append(request.url))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda message: seen.append(message.text))
    page.goto(index.as_uri() + place)
    return page, [one for one in seen if one != index.as_uri() + place.split("#")[0]]


def test_hostile_documents_do_nothing_in_a_browser(
    hostile_run: Path, tmp_path: Path, browser: Any
) -> None:
    index = write_report(hostile_run, tmp_path / "laporan").index
    page, seen = open_page(browser, index)
    assert page.evaluate("window.acted") is None
    assert seen == []
    places = page.eval_on_selector_all("[id]", "all => all.map(one => '#' + one.id)")
    places = [one for one in places if re.match(r"#(?:r-[0-9a-f]+-0$|layanan|t-|rekaman)", one)]
    assert len([one for one in places if one.startswith("#r-")]) == 8
    searched = "#temuan?search=<img src=x onerror=window.acted=1>"
    others = [file.as_uri() for file in sorted(index.parent.glob("*/*.html"))]
    assert len(others) > 8
    for address in (*(index.as_uri() + one for one in (*places, searched)), *others):
        page.goto(address)
        assert page.evaluate("window.acted") is None
    seen = [one for one in seen if one not in others]
    assert seen == []
    page.close()


def test_filters_of_the_findings_work_and_can_be_linked_to(
    sound_run: Path, tmp_path: Path, browser: Any
) -> None:
    index = write_report(sound_run, tmp_path / "laporan").index
    page, seen = open_page(browser, index, "#temuan?severity=error")
    assert page.locator(".finding:visible").count() == 1
    page.select_option("#filter-severity", "")
    assert page.locator(".finding:visible").count() == 4
    page.fill("#filter-search", "langkah sebelum")
    assert page.locator(".finding:visible").count() == 1
    assert "search=langkah" in page.url
    page.fill("#filter-search", "tidak ada kata ini di mana pun")
    assert page.locator("#no-match").is_visible()
    page.click("#filter-reset")
    assert page.locator(".finding:visible").count() == 4
    assert seen == []
    page.close()


def test_marked_cell_leads_to_its_finding(sound_run: Path, tmp_path: Path, browser: Any) -> None:
    index = write_report(sound_run, tmp_path / "laporan").index
    page, _ = open_page(browser, index, "#layanan-1")
    assert page.locator("#layanan").is_visible()
    assert not page.locator("#ringkasan").is_visible()
    page.locator(".cell .missing").first.click()
    assert page.locator("#temuan").is_visible()
    assert page.locator(".finding:target details[open]").count() == 1
    page.close()


def test_only_differences_can_be_shown(sound_run: Path, tmp_path: Path, browser: Any) -> None:
    index = write_report(sound_run, tmp_path / "laporan").index
    page, _ = open_page(browser, index, "#layanan-1")
    rows = page.locator("#layanan-1-persyaratan tbody tr:visible")
    before = rows.count()
    page.locator("button.differences").first.click()
    assert 0 < rows.count() < before
    page.close()


def test_narrow_window_needs_no_sideways_scrolling(
    sound_run: Path, tmp_path: Path, browser: Any
) -> None:
    index = write_report(sound_run, tmp_path / "laporan").index
    page, _ = open_page(browser, index)
    page.set_viewport_size({"width": 400, "height": 800})
    for place in ("#ringkasan", "#layanan-1", "#temuan", "#rekaman"):
        page.goto(index.as_uri() + place)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 400, place
    page.close()


def test_printing_shows_every_part(sound_run: Path, tmp_path: Path, browser: Any) -> None:
    index = write_report(sound_run, tmp_path / "laporan").index
    page, _ = open_page(browser, index)
    page.emulate_media(media="print")
    for part in ("ringkasan", "layanan", "temuan", "rekaman"):
        assert page.locator(f"#{part}").is_visible()
    assert not page.locator("nav.bar").is_visible()
    page.close()


# evidence, records, large reports: with documents that are there


@pytest.fixture(scope="module")
def proven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of sixteen documents that lie where they were."""
    place = tmp_path_factory.mktemp("proven")
    write_sample(place / "documents", 16)
    extract_folder(RunPlan((place / "documents",), place / "run"))
    return place / "run"


@pytest.fixture(scope="module")
def proven_index(proven: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("laporan")
    return write_report(proven, out, evidence=EvidenceOptions("all")).index


def test_pictures_lie_beside_the_page_and_wait_to_be_looked_at(proven_index: Path) -> None:
    tags = tags_of(proven_index.read_text("utf-8"))
    pictures = [attributes for tag, attributes in tags if tag == "img"]
    assert pictures
    for picture in pictures:
        assert re.fullmatch(r"evidence/[0-9a-f]{20}\.webp", picture["src"] or "")
        assert (proven_index.parent / (picture["src"] or "")).is_file()
        assert picture["loading"] == "lazy"
        assert picture["alt"]
        assert int(picture["width"] or 0) > 100
    policy = next(a["content"] for _, a in tags if a.get("http-equiv")) or ""
    assert "img-src 'self' file:;" in policy


def test_evidence_is_fetched_when_it_is_looked_at(proven_index: Path, browser: Any) -> None:
    page, seen = open_page(browser, proven_index, "#temuan")
    assert seen == []
    with_picture = page.locator(".finding:has(img)").first
    image = with_picture.locator("img").first
    assert image.evaluate("image => image.naturalWidth") == 0
    with_picture.locator("summary").click()
    page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle())
    page.close()


def test_record_is_shown_beside_its_pages(proven_index: Path, browser: Any) -> None:
    page, _ = open_page(browser, proven_index, "#rekaman")
    assert page.locator("article.record:visible").count() == 0
    link = page.locator("#record-table tbody th a").first
    office = link.inner_text()
    link.click()
    record = page.locator("article.record:visible")
    assert record.count() == 1
    assert record.locator("h2").inner_text() == office
    assert record.locator(".items li").count() > 3
    assert record.locator(".sheets img").count() >= 1
    assert not page.locator("#record-table").is_visible()
    assert page.evaluate("document.activeElement.textContent") == office
    page.goto(proven_index.as_uri() + "#rekaman")
    assert page.locator("#record-table").is_visible()
    page.close()


def test_column_of_the_matrix_leads_to_the_office(proven_index: Path, browser: Any) -> None:
    page, _ = open_page(browser, proven_index, "#layanan-1")
    page.locator("#layanan-1 th.office a").first.click()
    assert page.locator("article.record:visible").count() == 1
    page.close()


def test_matrix_can_be_searched_and_sorted(proven_index: Path, browser: Any) -> None:
    page, _ = open_page(browser, proven_index, "#layanan-1")
    table = page.locator("#layanan-1-prosedur")
    names = table.locator("tbody th[scope=row]")
    before = names.all_inner_texts()
    page.locator("input[aria-controls=layanan-1-prosedur]").fill(before[2].split()[-1])
    shown = table.locator("tbody tr:not(.group):visible").count()
    assert 0 < shown < len(before)
    assert 0 < table.locator("tr.group:visible").count() <= shown
    page.locator("input[aria-controls=layanan-1-prosedur]").fill("")
    button = table.locator("button.sort").first
    button.press("Enter")
    assert table.locator("th[aria-sort=ascending]").count() == 1
    rising = names.all_inner_texts()
    button.press("Enter")
    assert names.all_inner_texts() == rising[::-1] != rising
    button.press("Enter")
    assert names.all_inner_texts() == before
    assert table.locator("tr.group:visible").count() == table.locator("tbody").count()
    page.close()


def test_records_can_be_searched_by_a_link(proven_index: Path, browser: Any) -> None:
    page, _ = open_page(browser, proven_index, "#rekaman?search=standar-003")
    assert page.locator("#record-table tbody tr:visible").count() == 1
    page.close()


def test_listed_findings_are_printed_with_their_evidence(proven_index: Path, browser: Any) -> None:
    page, _ = open_page(browser, proven_index, "#temuan?severity=error")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    shown = page.locator(".finding:not([hidden])")
    assert shown.count() == page.locator(".finding details[open]").count() > 0
    assert shown.locator("dl").first.is_visible()
    assert page.locator("#layanan-1 h3").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".finding details[open]").count() == 0
    page.close()


def test_a_mangled_link_opens_the_overview(proven_index: Path, browser: Any) -> None:
    for place in ("#%E0%A4%A", "#tiada", "#t999999", "#r-<script>"):
        page, seen = open_page(browser, proven_index, place)
        assert page.locator("#ringkasan").is_visible()
        assert seen == []
        page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_is_in_one_language(proven: Path, tmp_path: Path, browser: Any, lang: str) -> None:
    index = write_report(proven, tmp_path, lang=lang).index
    page, seen = open_page(browser, index)
    assert page.locator("h1").inner_text() == labels(lang)["title"]
    other = labels(next(one for one in LANGUAGES if one != lang))
    page.goto(index.as_uri() + "#temuan")
    page.locator(".finding summary").first.click()
    shown = page.locator(".finding dt").all_inner_texts()
    assert labels(lang)["remedy"] in shown
    assert other["remedy"] not in shown
    assert seen == []
    page.close()


def test_wordings_name_who_uses_them_and_offices_go_by_their_full_names(
    sound_run: Path, tmp_path: Path, browser: Any
) -> None:
    page, seen = open_page(browser, write_report(sound_run, tmp_path).index, "#layanan-1")
    heads = page.locator("#layanan-1-persyaratan thead th.office").all_inner_texts()
    assert heads == sorted(office_name(one) for one in sound_records())
    first = page.locator("#layanan-1-persyaratan details.wording").first
    first.locator("summary").click()
    assert page.locator("td.present a:not([tabindex='-1'])").count() == 0
    users = first.locator("li a")
    assert users.count() == len(heads)
    users.first.click()
    assert page.locator(".record:visible li:target").count() == 1
    assert seen == []
    page.close()


def test_an_office_without_a_name_goes_by_its_file(tmp_path: Path) -> None:
    records = sound_records()
    nameless = records[0].unit.model_copy(update={"name": None, "region": None})
    records[0] = records[0].model_copy(update={"unit": nameless})
    page = write_report(write_run(tmp_path / "run", records), tmp_path / "a").index.read_text(
        "utf-8"
    )
    assert UNKNOWN_OFFICE not in page
    name = re.escape(records[0].source.path)
    assert re.search(rf'<th class="office" scope="col"><a [^>]*><bdi>{name}</bdi>', page)
    assert re.search(rf'<th scope="row"><a href="#rekaman\?search=[^"]*"><bdi>{name}</bdi>', page)


def test_what_differs_stands_first_and_rarer_items_below_commoner_ones(
    sound_run: Path, tmp_path: Path, browser: Any
) -> None:
    page, _ = open_page(browser, write_report(sound_run, tmp_path).index, "#layanan-1")
    for table in page.locator(".service:visible table.matrix").all():
        same = [
            row.get_attribute("data-same") is not None
            for row in table.locator("tbody tr:not(.group)").all()
        ]
        assert same == sorted(same)
        shares = [
            [
                float(cell.get_attribute("data-value") or 0)
                for cell in body.locator("td.share").all()
            ]
            for body in table.locator("tbody").all()
        ]
        assert all(one == sorted(one, reverse=True) for one in shares)
    page.close()


@pytest.fixture
def large_index(proven: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report whose records do not fit on one page, nor its offices side by side."""
    monkeypatch.setattr(report_input, "MOST_RECORDS", 10)
    monkeypatch.setattr(columns, "MOST_COLUMNS", 3)
    return write_report(proven, tmp_path).index


def test_large_report_has_pages_for_each_service_and_its_offices(
    large_index: Path, proven: Path, browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = large_index.parent
    files = {file.name for file in folder.glob("*.html")}
    assert {"index.html", "layanan-1.html", "layanan-1-1.html", "layanan-1-2.html"} <= files
    assert_links_lead_somewhere(folder)
    page, seen = open_page(browser, folder / "layanan-1.html", "#layanan-1")
    assert page.locator("td.sum").count() > 0
    page.locator(".pages a").last.click()
    page.wait_for_url("**/layanan-1-*.html#layanan-1-*")
    assert page.locator("#layanan .matrix thead th.office").count() > 0
    page.locator("td.present a").first.click()
    page.locator(".record:visible li:target").first.wait_for()
    assert page.locator(".record:visible li:target").count() == 1
    assert [one for one in seen if not one.startswith("file:")] == []
    page.close()
    monkeypatch.undo()
    write_report(proven, folder)
    assert [file.name for file in folder.glob("*.html")] == ["index.html"]


def test_all_findings_and_records_of_a_large_report_are_searched_in_its_overview(
    large_index: Path, browser: Any
) -> None:
    lines = (large_index.parent / "findings.jsonl").read_text("utf-8").splitlines()
    findings = [json.loads(line) for line in lines]
    page, seen = open_page(browser, large_index)
    page.locator("#ringkasan .heat td a").first.click()
    page.wait_for_url("**/index.html#temuan?province=*")
    page.locator(".finding").first.wait_for()
    assert 0 < page.locator(".finding").count() < len(findings)
    page.locator("#filter-reset").click()
    assert page.locator(".finding").count() == len(findings)
    page.locator("#filter-rule").select_option(findings[0]["rule"])
    wanted = sum(one["rule"] == findings[0]["rule"] for one in findings)
    assert page.locator(".finding").count() == wanted
    assert page.locator("#shown-count").inner_text() == str(wanted)
    page.locator(".finding h3 a").first.click()
    page.wait_for_url("**/layanan-*.html#t-*")
    assert page.locator(".finding:target").is_visible()
    page.goto(large_index.as_uri() + "#rekaman?search=belitung")
    page.locator("#record-table tbody tr").first.wait_for()
    rows = page.locator("#record-table tbody tr").all_inner_texts()
    assert rows
    assert all("belitung" in row.lower() for row in rows)
    page.locator("#record-table tbody th a").first.click()
    page.wait_for_url("**/layanan-*.html#r-*")
    assert page.locator(".record:visible").count() == 1
    assert [one for one in seen if not one.startswith("file:")] == []
    page.close()


def test_many_offices_on_one_page_are_summed_and_paged(
    proven: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Any
) -> None:
    monkeypatch.setattr(columns, "MOST_COLUMNS", 3)
    index = write_report(proven, tmp_path).index
    assert_links_lead_somewhere(tmp_path)
    page, seen = open_page(browser, index, "#layanan-1")
    assert page.locator(".service:visible").count() == 1
    counted = page.locator(".service:visible td.share").first.inner_text().split("/")
    sums = page.locator(".service:visible tbody tr:not(.group)").first.locator("td.sum")
    assert sum(int(one.split("/")[0]) for one in sums.all_inner_texts()) == int(counted[0])
    page.locator(".service:visible .pages a").first.click()
    assert page.locator(".service:visible .matrix thead th.office").count() > 0
    assert page.locator("#pick-service").input_value() == "layanan-1"
    assert seen == []
    page.close()


def test_cut_outs_of_dossiers_and_letters_are_there(proven_index: Path) -> None:
    report = proven_index.parent
    assert_links_lead_somewhere(report)
    pictured = 0
    for file in [*report.glob("dossiers/*.html"), *report.glob("letters/*.html")]:
        shown = [a["src"] or "" for tag, a in tags_of(file.read_text("utf-8")) if tag == "img"]
        assert all((file.parent / one).is_file() for one in shown)
        word = file.with_suffix(".docx")
        if word.is_file():
            opened = docx.Document(str(word))
            assert len(opened.inline_shapes) == len(shown)
            assert all(0 < one.width.cm < 16.5 for one in opened.inline_shapes)
            pictured += len(shown)
    assert pictured


def test_from_a_finding_to_its_dossier_to_the_records_item_and_back(
    proven_index: Path, browser: Any
) -> None:
    lines = (proven_index.parent / "findings.jsonl").read_text("utf-8").splitlines()
    finding = next(
        one
        for one in map(json.loads, lines)
        if one["component"] == "persyaratan" and one["evidence"]
    )
    page, seen = open_page(browser, proven_index, f"#t-{finding['key']}")
    page.locator(f"#t-{finding['key']} a.dossier").click()
    page.wait_for_url(f"**/dossiers/*.html#t-{finding['key']}")
    assert page.locator("article.dossier:visible").count() == 1
    assert page.locator(".overview").is_hidden()
    page.locator("article.dossier:visible .items a").first.click()
    page.wait_for_url("**/index.html#r-*")
    assert page.locator(".record:visible").count() == 1
    assert page.locator("li:target").is_visible()
    page.locator(".record:visible .own a").first.click()
    page.wait_for_url("**/index.html#t-*")
    assert page.locator(".finding:target").is_visible()
    page.goto(page.url.split("index.html")[0] + f"dossiers/{finding['record_id']}.html")
    assert page.locator(".overview").is_visible()
    assert [one for one in seen if not one.startswith("file:")] == []
    page.close()


def test_dossiers_and_letters_fit_a_telephone(proven_index: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    report = proven_index.parent
    files = [
        *sorted(report.glob("dossiers/*.html"))[:3],
        *sorted(report.glob("letters/*.html"))[:3],
    ]
    for file in files:
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, file.name
    page.close()
