from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.grouping.near_duplicates import (
    MIN_SIMILARITY,
    MOST_FOUNDERS,
    Candidate,
    find_groups,
    similarity,
    sketch_of,
)
from corpus.run.batch import RunPlan
from tests.support.run_folders import entries, extract, read_run
from tests.support.typed_texts import STANDARD

WORDS = [f"kata{number}" for number in range(300)]


def changed(places: list[int], word: str = "lain") -> str:
    return " ".join(word if n in places else own for n, own in enumerate(WORDS))


def test_a_document_is_like_itself_and_not_like_another() -> None:
    text, other = sketch_of(" ".join(WORDS)), sketch_of(" ".join(reversed(WORDS)))
    assert similarity(text, text) == 1.0
    assert similarity(text, other) < 0.1


def test_another_date_is_nearly_the_same_and_another_service_is_not() -> None:
    text = sketch_of(" ".join(WORDS))
    assert similarity(text, sketch_of(changed([100]))) >= MIN_SIMILARITY
    assert similarity(text, sketch_of(changed(list(range(0, 300, 4))))) < MIN_SIMILARITY


def test_case_and_white_space_are_no_difference() -> None:
    assert sketch_of("Fotokopi  KTP\ndan KK") == sketch_of("fotokopi ktp dan kk")


@given(st.text(max_size=200))
def test_any_text_has_a_sketch(text: str) -> None:
    assert len(sketch_of(text)) == len(sketch_of(" ".join(WORDS)))


def test_groups_name_the_first_document_first() -> None:
    texts = {
        "a": " ".join(WORDS),
        "b": " ".join(reversed(WORDS)),
        "c": changed([10]),
        "d": changed([200]),
    }
    groups = find_groups(Candidate(path, sketch_of(text)) for path, text in texts.items())
    assert [group.paths for group in groups] == [("a", "c", "d")]
    assert MIN_SIMILARITY <= groups[0].similarity < 1


def test_a_document_is_compared_with_few_others_however_many_there_are() -> None:
    """Each pair shares a band, none is alike: only the first founders of a bucket are looked at."""
    band = sketch_of("satu dua tiga")[:32]
    one = [band + bytes([n % 256, n // 256] * 240) for n in range(MOST_FOUNDERS * 20)]
    assert find_groups(Candidate(str(n), sketch) for n, sketch in enumerate(one)) == []


def test_a_run_says_what_differs(tmp_path: Path) -> None:
    long = STANDARD + "\n".join(
        f"{n}. Membawa dokumen pendukung nomor {n} yang sah" for n in range(1, 40)
    )
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(long)
    (tmp_path / "documents" / "b.txt").write_text(long.replace("3 hari", "5 hari"))
    (tmp_path / "documents" / "c.txt").write_text(STANDARD)
    summary, _ = extract(RunPlan((tmp_path / "documents",), tmp_path / "run"))
    assert summary.near_duplicates == 1
    (group,) = entries(tmp_path / "run", "near_duplicates")
    assert group["paths"] == ["a.txt", "b.txt"]
    assert len(group["record_ids"]) == 2
    assert {"path": "waktu.durations[0].minimum", "values": [3, 5]} in group["differences"]
    assert all("provenance" not in entry["path"] for entry in group["differences"])
    extract(RunPlan((tmp_path / "documents",), tmp_path / "again", workers=2))
    assert read_run(tmp_path / "run") == read_run(tmp_path / "again")
