from __future__ import annotations

import pytest
from typed_texts import HEADINGS, STANDARD, outline, record_of, text_document

from corpus.schema import ServiceStandard
from extractor.errors import NotUnderstood
from parsers.layouts import portal_text

CLOSING = """\
Anda juga dapat menyampaikan pengaduan terhadap layanan ini.

Melalui LAPOR!, Anda dapat menyampaikan keluhan yang dapat kami sampaikan ke instansi terkait.
"""
LISTS = """\
1. Surat pengantar RT
2. Kartu keluarga asli

1. Warga datang ke kantor desa
2. Petugas meneliti berkas
"""
TAIL = """\
15 menit

Tidak dipungut biaya

Surat keterangan domisili

Kotak saran di kantor desa
"""
TITLE = "Surat Keterangan Domisili"


def read(text: str) -> ServiceStandard:
    record = record_of(text)
    assert record.source.layout == "portal-text"
    return record


def texts_of(record: ServiceStandard) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in ("persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan"):
        component = getattr(record, name)
        if component is None:
            found[name] = None
        else:
            items = getattr(component, "items", None)
            found[name] = component.text if items is None else outline(items)
    return found


def test_the_fields_are_told_apart_without_headings() -> None:
    record = read(f"{TITLE}\n\nNo. SK: 470/12/2023\n\n{LISTS}\n{TAIL}\n{CLOSING}")
    assert record.service.title == TITLE
    assert record.decree is not None
    assert record.decree.raw == "470/12/2023"
    assert texts_of(record) == {
        "persyaratan": ["Surat pengantar RT", "Kartu keluarga asli"],
        "prosedur": ["Warga datang ke kantor desa", "Petugas meneliti berkas"],
        "waktu": "15 menit",
        "biaya": "Tidak dipungut biaya",
        "produk": ["Surat keterangan domisili"],
        "pengaduan": "Kotak saran di kantor desa",
    }
    assert [gone.reason for gone in record.removed] == ["boilerplate"] * 2
    assert record.not_assessable == []


def test_a_page_whose_lists_were_dropped_cannot_show_them() -> None:
    record = read(f"{TITLE}\n\nNo. SK: 470/12/2023\n\n{TAIL}\n{CLOSING}")
    assert record.not_assessable == ["persyaratan", "prosedur"]
    assert (record.persyaratan, record.prosedur) == (None, None)
    rules = {(finding.rule, finding.component) for finding in record.findings}
    assert not {name for rule, name in rules if rule.startswith("component-")} & {
        *("persyaratan", "prosedur")
    }


def test_a_page_without_its_title_has_none() -> None:
    record = read(f"{TAIL}\n{CLOSING}")
    assert record.service.title is None
    assert texts_of(record)["waktu"] == "15 menit"


@pytest.mark.parametrize("stray", ["mobile JKN, WA", "Aplikasi antrean", "81342810332"])
def test_the_field_behind_the_closing_words_is_no_complaint_channel(stray: str) -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL}\n{CLOSING}\n{stray}\n")
    assert [rest.text for rest in record.unrecognized] == [stray]
    assert texts_of(record)["pengaduan"] == "Kotak saran di kantor desa"


def test_the_portal_is_no_channel_of_the_office() -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL}\n{CLOSING}")
    assert record.pengaduan is not None
    assert [channel.kind for channel in record.pengaduan.channels] == ["suggestion-box"]


def test_closing_words_glued_to_the_last_value_are_cut_off() -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL.rstrip()}{CLOSING}")
    assert texts_of(record)["pengaduan"] == "Kotak saran di kantor desa"


def test_without_a_fee_nothing_is_guessed() -> None:
    with pytest.raises(NotUnderstood):
        read(f"{TITLE}\n\n15 menit\n\nSurat keterangan\n\n{CLOSING}")


@pytest.mark.parametrize(
    ("text", "is_claimed"),
    [
        (f"{TITLE}\n\n{TAIL}\n{CLOSING}", True),
        (f"{STANDARD}\n{CLOSING}", False),
        (f"{TITLE}\n\n{LISTS}\n{TAIL}", False),
        ("Website : LAPOR!", False),
    ],
    ids=["portal", "headings", "no closing words", "a mention"],
)
def test_only_a_text_with_the_closing_words_and_no_headings_is_claimed(
    text: str, is_claimed: bool
) -> None:
    claim = portal_text.matches(text_document(text), HEADINGS)
    assert (claim is not None) is is_claimed
