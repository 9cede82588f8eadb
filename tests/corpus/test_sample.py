from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from corpus import schema
from corpus.sample.faults import FAULTS, MAX_FAULTS
from corpus.sample.plan import EXPORTS, Dice, sample_data
from corpus.sample.sample import (
    LAYOUTS,
    SampleSummary,
    document_bytes,
    document_sheets,
    layouts_of,
    plan_documents,
    write_sample,
)
from extractor.page import Document
from extractor.pdf.pdf import read_pdf
from extractor.picture.frames import frames_of
from extractor.read import read_document
from normalizers.region.place_name import gazetteer

COUNT = 24
COMPONENTS = schema.COMPONENTS


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleSummary:
    return write_sample(tmp_path_factory.mktemp("sample"), COUNT)


@pytest.fixture(scope="module")
def gold(sample: SampleSummary) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(sample.gold.read_text(encoding="utf-8"))
    return entries


@pytest.fixture(scope="module")
def documents(sample: SampleSummary) -> dict[str, Document]:
    return {name: read_document((sample.folder / name).read_bytes(), name) for name in sample.files}


def flat(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for item in items for each in (item, *flat(item["children"]))]


def letters(text: str) -> str:
    return "".join(text.split())


def test_same_arguments_same_bytes(sample: SampleSummary, tmp_path: Path) -> None:
    again = write_sample(tmp_path / "new" / "folder", COUNT)
    names = [*sample.files, sample.gold.name]
    assert len(names) == sample.documents + 1 == COUNT + 1
    assert sorted(path.name for path in again.folder.iterdir()) == sorted(names)
    for name in names:
        assert (again.folder / name).read_bytes() == (sample.folder / name).read_bytes(), name


def test_a_larger_corpus_starts_with_the_smaller(sample: SampleSummary, tmp_path: Path) -> None:
    few = write_sample(tmp_path, 5)
    assert few.files == sample.files[:5]
    for name in few.files:
        assert (few.folder / name).read_bytes() == (sample.folder / name).read_bytes()


def test_another_seed_is_another_corpus(sample: SampleSummary, tmp_path: Path) -> None:
    other = write_sample(tmp_path, 3, seed=1)
    for name in other.files:
        assert (other.folder / name).read_bytes() != (sample.folder / name).read_bytes()


@pytest.mark.parametrize("count", [0, -1])
def test_no_corpus_of_nothing(tmp_path: Path, count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        write_sample(tmp_path / "none", count)
    assert not (tmp_path / "none").exists()


def test_three_services_in_eight_offices(gold: list[dict[str, Any]]) -> None:
    pairs = Counter(entry["record"]["service"]["kind"] for entry in gold)
    offices = {entry["record"]["unit"]["region"]["code"] for entry in gold}
    assert len(offices) == 8
    assert list(pairs.values()) == [8, 8, 8]


def test_every_fault_is_planted_once(sample: SampleSummary) -> None:
    assert sample.faults == {fault.name: 1 for fault in FAULTS}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_document_has_too_many_faults(seed: int) -> None:
    plans = list(islice(plan_documents(seed), 120))
    assert max(len(plan.faults) for plan in plans) <= MAX_FAULTS
    assert sum(not plan.faults for plan in plans) >= len(plans) // 6
    first = Counter(fault.fault for plan in plans[:COUNT] for fault in plan.faults)
    assert first == {fault.name: 1 for fault in FAULTS}


def expected_texts(record: dict[str, Any]) -> list[str]:
    texts = [record["unit"]["name"], record["unit"]["address"]]
    texts += record["unit"]["hierarchy"] or [record["service"]["title"]]
    texts += [record["decree"]["raw"]] if record["decree"] else []
    texts += [text for _, text in record["removed"]]
    for name in COMPONENTS:
        part = record.get(name) or {}
        texts += [part.get("text", "")]
        texts += [item["text"] for item in flat(part.get("items", []))]
    return texts


def assert_printed(document: Document, entry: dict[str, Any]) -> None:
    assert document.sha256 == entry["sha256"]
    printed = Counter(word.text.strip(";") for word in document.words)
    words = (word for text in expected_texts(entry["record"]) for word in text.split())
    assert not Counter(word.strip(";") for word in words) - printed, entry["id"]


def test_the_documents_print_what_the_gold_holds(
    documents: dict[str, Document], gold: list[dict[str, Any]]
) -> None:
    for entry in gold:
        document = documents[entry["file"]]
        assert_printed(document, entry)
        assert 2 <= len(document.pages) <= 4, entry["id"]


def overlapping(document: Document) -> list[tuple[str, str]]:
    """Pairs of words that are drawn over each other."""
    found = []
    placed = [(word, word.bbox) for word in document.words if word.bbox is not None]
    placed.sort(key=lambda pair: (pair[0].page_number, pair[1].top_pt))
    for place, (word, box) in enumerate(placed):
        for other, its_box in placed[place + 1 :]:
            if other.page_number > word.page_number or its_box.top_pt > box.bottom_pt:
                break
            width_pt = min(box.x1_pt, its_box.x1_pt) - max(box.x0_pt, its_box.x0_pt)
            height_pt = min(box.bottom_pt, its_box.bottom_pt) - max(box.top_pt, its_box.top_pt)
            if width_pt > 1 and height_pt > 0.3 * min(box.height_pt, its_box.height_pt):
                found.append((word.text, other.text))
    return found


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "text"])
def test_no_word_is_drawn_over_another(layout: str) -> None:
    for plan in islice(plan_documents(layouts=[layout]), 9, 18):
        _, data = document_bytes(plan)
        assert not overlapping(read_pdf(data, "x.pdf")), plan.id


def test_every_layout_prints_what_the_gold_holds(tmp_path: Path) -> None:
    summary = write_sample(tmp_path, 30, layouts=LAYOUTS)
    entries = json.loads(summary.gold.read_text(encoding="utf-8"))
    assert Counter(entry["layout"] for entry in entries) == dict.fromkeys(LAYOUTS, 6)
    for layout in LAYOUTS:
        drawn = [
            entry["record"]["service"]["kind"] for entry in entries if entry["layout"] == layout
        ]
        assert len(set(drawn)) >= 3
    assert {Path(entry["file"]).suffix for entry in entries} == {".pdf", ".txt", ".md"}
    for entry in entries:
        data = (tmp_path / entry["file"]).read_bytes()
        assert_printed(read_document(data, entry["file"]), entry)
        is_export = entry["layout"] in EXPORTS
        assert ("dasar_hukum" in entry["record"]) is not is_export
        assert (len(entry["record"]["unit"]["hierarchy"]) > 1) is is_export


@pytest.mark.parametrize("layouts", [(), ("sippn", "unknown")])
def test_unknown_layouts_are_refused(tmp_path: Path, layouts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="layouts are"):
        write_sample(tmp_path / "none", 1, layouts=layouts)
    assert not (tmp_path / "none").exists()


def test_the_letterhead_is_on_every_page(
    documents: dict[str, Document], gold: list[dict[str, Any]]
) -> None:
    for entry in gold:
        document = documents[entry["file"]]
        name = letters(entry["record"]["unit"]["address"])
        for page in document.pages:
            words = [word.text for word in document.words if word.page_number == page.number]
            assert name in "".join(words), (entry["id"], page.number)


def test_the_file_order_differs_between_documents(
    documents: dict[str, Document], gold: list[dict[str, Any]]
) -> None:
    places = set()
    for entry in gold:
        document = documents[entry["file"]]
        words = [word.text for word in document.words if word.page_number == 1]
        places.add(words.index("Persyaratan") > words.index(entry["record"]["unit"]["website"]))
    assert places == {True, False}


def faulty(gold: list[dict[str, Any]], name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    (found,) = [
        (entry["record"], fault)
        for entry in gold
        for fault in entry["faults"]
        if fault["fault"] == name
    ]
    return found


def test_repeats_are_removed_and_kept_once(gold: list[dict[str, Any]]) -> None:
    for name, component in (("repeated-requirement", "persyaratan"), ("repeated-step", "prosedur")):
        record, fault = faulty(gold, name)
        assert record["removed"] == [[component, fault["text"]]]
        items = [item["text"] for item in flat(record[component]["items"])]
        assert items.count(fault["text"]) == 1


@pytest.mark.parametrize(
    ("name", "component"), [("lacking-requirement", "persyaratan"), ("lacking-step", "prosedur")]
)
def test_what_is_lacking_is_in_no_item(
    gold: list[dict[str, Any]], name: str, component: str
) -> None:
    record, fault = faulty(gold, name)
    concepts = [item["concept"] for item in flat(record[component]["items"])]
    usual = sample_data("services")[record["service"]["kind"]][component]
    assert fault["concept"] in usual
    assert concepts == [concept for concept in usual if concept != fault["concept"]]


def test_the_gold_says_what_each_fault_leaves(gold: list[dict[str, Any]]) -> None:
    assert faulty(gold, "no-fee")[0]["missing"] == ["biaya"]
    assert faulty(gold, "no-fee")[0]["biaya"] is None
    assert faulty(gold, "no-decree")[0]["decree"] is None
    assert faulty(gold, "unreachable")[0]["pengaduan"]["channels"] == []
    assert faulty(gold, "placeholder")[0]["produk"]["items"] == []
    assert faulty(gold, "no-phone")[0]["unit"]["phones"] == []
    assert faulty(gold, "capitals")[0]["unit"]["name"].isupper()
    assert faulty(gold, "free-but-paid")[0]["biaya"]["kind"] == "free"
    assert "pay" in [
        item["concept"] for item in faulty(gold, "free-but-paid")[0]["prosedur"]["items"]
    ]
    times = [each["maximum"] for each in faulty(gold, "disagreeing-time")[0]["waktu"]["durations"]]
    assert len(times) == 2
    assert times[0] != times[1]
    (bare,) = faulty(gold, "bare-days")[0]["waktu"]["durations"]
    assert (bare["unit"], bare["basis"]) == ("day", None)
    groups = faulty(gold, "channel-groups")[0]["persyaratan"]["items"]
    assert [(group["heading"], group["channel"]) for group in groups] == [
        (True, "offline"),
        (True, "online"),
    ]
    assert {child["group"] for child in groups[1]["children"]} == {groups[1]["text"]}


def test_regions_are_of_the_gazetteer() -> None:
    for plan in islice(plan_documents(), 300):
        region = plan.office.region
        assert region == gazetteer().by_code[region.code or ""]
        assert region.bps_code


def test_offices_do_not_repeat() -> None:
    plans = list(islice(plan_documents(), 300))
    assert len({(plan.office.name, plan.service) for plan in plans}) == len(plans)
    assert len({plan.id for plan in plans}) == len(plans)


def test_every_concept_has_paraphrases_and_every_service_its_concepts() -> None:
    for table, least in (("requirements", 3), ("steps", 3), ("products", 3)):
        for concept, texts in sample_data(table).items():
            assert len(set(texts)) == len(texts) >= least, concept
    for service in sample_data("services").values():
        online = service.get("online", {"persyaratan": [], "prosedur": []})
        for part, table in (("persyaratan", "requirements"), ("prosedur", "steps")):
            concepts = [*service[part], *online[part], service["extra"][part]]
            assert set(concepts) <= set(sample_data(table))
            assert service["extra"][part] not in service[part]
        assert set(service["produk"]) <= set(sample_data("products"))


def test_dice_depend_on_their_keys_alone() -> None:
    dice = Dice(7)
    rolls = [dice.number(1000, "a", number) for number in range(50)]
    assert rolls == [dice.keyed("a").number(1000, number) for number in range(50)]
    assert len(set(rolls)) > 40
    assert Dice(8).number(1000, "a", 0) != rolls[0]


def test_other_forms_say_what_the_pdf_says(tmp_path: Path) -> None:
    looks = layouts_of(["docx", "odt", "html", "mhtml"])
    summary = write_sample(tmp_path, 16, layouts=looks)
    entries = json.loads(summary.gold.read_text(encoding="utf-8"))
    assert {entry["layout"] for entry in entries} == set(looks)
    for entry in entries:
        data = (tmp_path / entry["file"]).read_bytes()
        printed = letters(read_document(data, entry["file"]).tape)
        for item in entry["record"]["produk"]["items"] if entry["record"]["produk"] else ():
            assert letters(item["text"]) in printed
    with pytest.raises(ValueError, match="layouts are"):
        write_sample(tmp_path / "none", 1, layouts=["decree.docx"])


def test_a_picture_has_the_pages_of_its_pdf() -> None:
    for form in ("tiff", "jpg"):
        plan = next(iter(plan_documents(layouts=[f"sippn.{form}"])))
        suffix, data = document_bytes(plan)
        frames = list(frames_of(data, 9))
        assert suffix == f".{form}"
        assert len(frames) == (len(document_sheets(plan)) if form == "tiff" else 1)
        assert frames[0].height_px > frames[0].width_px
