from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.legal.regulation import (
    _ABBREVIATIONS,
    _HEAD,
    _SHORT_FORMS,
    _may_cite,
    find_regulations,
)

CITED = [
    ("Peraturan Bupati Kapuas Nomor 24 Tahun 2014", ("Perbup", "24", 2014, "Bupati Kapuas")),
    ("Perda No. 03 Th 2015", ("Perda", "03", 2015, None)),
    ("PP RI Nomor75 Tahun 2015", ("PP", "75", 2015, None)),
    ("Peraturan Daerah (Perda)", ("Perda", None, None, None)),
    ("PMK 59/PMK.02/2016", ("Permen", "59/PMK.02/2016", 2016, "Menteri Keuangan")),
    ("Undang-Undang RI No. 25 Tahun 2009", ("UU", "25", 2009, None)),
    ("UU 24/2013", ("UU", "24", 2013, None)),
    ("UU No.1 Th. 2022", ("UU", "1", 2022, None)),
    (
        "Peraturan Daerah Kabupaten Agam Nomor 3 Tahun 2012",
        ("Perda", "3", 2012, "Kabupaten Agam"),
    ),
    ("Perda Garut No. 8 Tahun 2023", ("Perda", "8", 2023, "Garut")),
    ("Perwali Nomor 001 tahun 2023", ("Perwali", "001", 2023, None)),
    (
        "Peraturan Walikota Pasuruan Nomor 81 Tahun 2022",
        ("Perwali", "81", 2022, "Walikota Pasuruan"),
    ),
    ("Permenkes No. 59 Th 2014", ("Permen", "59", 2014, "Menteri Kesehatan")),
    ("PMK Nomor 64 Tahun 2016", ("Permen", "64", 2016, None)),
    ("Peraturan Menteri Agama Nomor 36 tahun 2019", ("Permen", "36", 2019, "Menteri Agama")),
    ("perda Kota Samarinda Nomor : 02 Tahun 2016", ("Perda", "02", 2016, "Kota Samarinda")),
    (
        "Peraturan Gubernur Jawa Barat Nomor 5 Tahun 2020",
        ("Pergub", "5", 2020, "Gubernur Jawa Barat"),
    ),
    ("Perpres No. 21 Tahun 2023", ("Perpres", "21", 2023, None)),
    ("sesuai SK Panjar Biaya Perkara", ("SK", None, None, "Panjar Biaya Perkara")),
    ("Perda Nomor 7/2019", ("Perda", "7", 2019, None)),
    ("UU Nomor 25 Thn. 2009", ("UU", "25", 2009, None)),
    ("Undang – Undang Nomor 25 Tahun 2009", ("UU", "25", 2009, None)),
    ("UndangUndang Nomor 24 Tahun 2013", ("UU", "24", 2013, None)),
    ("Perda Tahun 2019 Nomor 4", ("Perda", "4", 2019, None)),
    ("Permendagri 34 Tahun 2017", ("Permen", "34", 2017, "Menteri Dalam Negeri")),
    ("Qanun Nomor 5 Tahun 2018", ("Qanun", "5", 2018, None)),
    ("Surat Edaran Nomor 3 Tahun 2021", ("SE", "3", 2021, None)),
    ("Perpu Nomor 2 Tahun 2022", ("Perppu", "2", 2022, None)),
    (
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022",
        ("Perppu", "2", 2022, None),
    ),
    (
        "Keputusan Menteri Kesehatan RI Nomor HK.01.07/Menkes/1186/2022",
        ("Kepmen", "HK.01.07/Menkes/1186/2022", 2022, "Menteri Kesehatan"),
    ),
    (
        "Surat Keputusan Kepala Dinas Kesehatan Nomor 188.4/12/2022",
        ("SK", "188.4/12/2022", 2022, "Kepala Dinas Kesehatan"),
    ),
    (
        "Peraturan Kepala Badan Pusat Statistik Nomor 65 Ta",
        ("Perka", "65", None, "Kepala Badan Pusat Statistik"),
    ),
    ("Perbup Nomor 12 tanggal 3 Maret 2021", ("Perbup", "12", 2021, None)),
]
NONE_CITED = [
    "",
    "-",
    "sesuai peraturan yang berlaku",
    "ketentuan peraturan perundang-undangan",
    "fotokopi SK CPNS",
    "salinan keputusan hakim",
    "Tidak dipungut biaya",
    "Rp 10.000 per lembar",
    "undangan rapat",
    "perdagangan besar",
    "ongkos PP 50.000",
    "Jl. Raya KM 5",
    "biaya perkara",
]


@pytest.mark.parametrize(("text", "expected"), CITED, ids=[text for text, _ in CITED])
def test_reads_a_citation(
    text: str, expected: tuple[str, str | None, int | None, str | None]
) -> None:
    (reference,) = find_regulations(text)
    assert (reference.kind, reference.number, reference.year, reference.issuer) == expected


@pytest.mark.parametrize("text", NONE_CITED)
def test_other_texts_cite_nothing(text: str) -> None:
    assert find_regulations(text) == ()


def test_the_title_is_verbatim_and_inside_the_span() -> None:
    text = "Sesuai Perda Nomor 1 Tahun 2024 tentang Pajak Daerah dan Retribusi Daerah; Rp 5.000"
    (reference,) = find_regulations(text)
    assert reference.title == "Pajak Daerah dan Retribusi Daerah"
    assert text[reference.start : reference.end].endswith("Retribusi Daerah")


def test_a_title_ends_at_the_next_paragraph_but_not_at_a_comma() -> None:
    text = "Perda Nomor 2 Tahun 2011 tentang Retribusi Pasar, Terminal dan Parkir\nTarif kios"
    (reference,) = find_regulations(text)
    assert reference.title == "Retribusi Pasar, Terminal dan Parkir"


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "Perda",
                "Nomor",
                "Tahun",
                "2019",
                "tentang",
                "/",
                "PP",
                "UU",
                "12",
                "Kota",
                "\n",
                ".",
                "SK",
            ]
        )
    ).map(" ".join)
)
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for reference in find_regulations(text):
        assert end <= reference.start < reference.end <= len(text)
        end = reference.end


HEADS = st.sampled_from(
    [
        *(
            "Undang-undang",
            "peraturan daerah",
            "Surat Keputusan",
            "surat edaran",
            "KEPMEN",
            "permen",
        ),
        *("instruksi bupati", "keputusan menteri", *_SHORT_FORMS, *_ABBREVIATIONS),
    ]
)


@given(st.lists(HEADS | st.text("apeKUSk-. ", max_size=4), max_size=4).map(" ".join))
def test_the_look_for_a_citation_overlooks_none(text: str) -> None:
    if _HEAD.search(text):
        assert _may_cite(text)


@pytest.mark.parametrize(
    "text",
    [
        "Perda Kabupaten Agam tentang Retribusi no 8 tahun 2018",
        "Perda tentang Retribusi (Nomor 8 Tahun 2018)",
        "Perda tentang Retribusi, Nomor 8 Tahun 2018",
        "Perda tentang Retribusi Tahun 2018 No. 8",
    ],
)
def test_number_and_year_may_follow_the_title(text: str) -> None:
    (found,) = find_regulations(f"Tarif sesuai {text}")
    assert (found.number, found.year, found.title) == ("8", 2018, "Retribusi")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Instruksi Presiden Nomor 7 Tahun 2017", "Inpres"),
        ("Instruksi Menteri Dalam Negeri Nomor 25 Tahun 2022", "Inmen"),
        ("Instruksi Gubernur Nomor 5 Tahun 2019", "Ingub"),
        ("Instruksi Bupati Nomor 3 Tahun 2020", "Inbup"),
        ("Instruksi Wali Kota Nomor 1 Tahun 2021", "Inwali"),
    ],
)
def test_an_instruction_is_of_who_gives_it(text: str, kind: str) -> None:
    (reference,) = find_regulations(text)
    assert reference.kind == kind
