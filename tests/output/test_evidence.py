"""Pictures of the words on the page: one a place, the same bytes always, nothing masked shown."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from corpus.comparison.compare import compare_records
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from corpus.run.workers import Limits
from corpus.sample.sample import write_sample
from extractor.errors import NotAPdf
from extractor.page import BBox
from extractor.pdf.page_pictures import MAX_SIDE_PX, Clip, draw_clips
from extractor.pdf_writer import Sheet, TextRun, write_pdf
from output.cli import app
from output.comparison import read_records
from output.evidence import evidence
from output.evidence.cutouts import MIN_WIDTH_PT, Pages, Turn, cut_out, frame_of
from output.evidence.evidence import Album, EvidenceOptions, make_evidence
from tests.support.drawn_pages import LEFT_PT
from tests.support.run_folders import entries
from tests.support.typed_texts import STANDARD

HEIGHT_PT, WIDTH_PT = 842.0, 595.0
WORD_BOX = BBox(100, 200, 200, 214)


def drawn_pdf(words: str = "Persyaratan", width_pt: float = WIDTH_PT) -> bytes:
    """A page with a black bar where the words are said to be."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width_pt, HEIGHT_PT), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(100, HEIGHT_PT - 211, words)
    canvas.rect(300, HEIGHT_PT - 214, 100, 14, fill=1)
    canvas.save()
    return stream.getvalue()


def opened(webp: bytes) -> Image.Image:
    return Image.open(io.BytesIO(webp)).convert("RGB")


def pixels_of(picture: Image.Image) -> list[Any]:
    samples = picture.tobytes()
    return [samples[at : at + 3] for at in range(0, len(samples), 3)]


def is_yellow(pixel: Any) -> bool:
    return bool(pixel[0] > 235 and pixel[2] < 210)


def is_dark(pixel: Any) -> bool:
    return bool(max(pixel) < 70)


def only_cut(pages: Pages, box: BBox | None = WORD_BOX, page: int = 1) -> Image.Image:
    (cut,) = cut_out(pages, [(page, box)])
    assert cut is not None
    return opened(cut.webp)


# cut-outs


def test_the_words_that_are_meant_are_marked() -> None:
    picture = only_cut(Pages(drawn_pdf(), {}, {}))
    frame = frame_of(WORD_BOX)
    scale = picture.width / (frame.x1_pt - frame.x0_pt)
    beside = (int((190 - frame.x0_pt) * scale), int((202 - frame.top_pt) * scale))
    outside = (int((250 - frame.x0_pt) * scale), beside[1])
    assert is_yellow(picture.getpixel(beside))
    assert not is_yellow(picture.getpixel(outside))


def test_a_cut_out_is_small_and_wide_enough_to_read() -> None:
    (cut,) = cut_out(Pages(drawn_pdf(), {}, {}), [(1, WORD_BOX)])
    assert cut is not None
    assert len(cut.webp) < 20_000
    assert cut.width_px >= MIN_WIDTH_PT
    assert cut.height_px < 100


def test_masked_words_are_painted_over() -> None:
    mask = {1: [BBox(100, 200, 160, 214)]}
    masked = only_cut(Pages(drawn_pdf("Budi"), {}, mask))
    other = only_cut(Pages(drawn_pdf("Tuti"), {}, mask))
    frame = frame_of(WORD_BOX)
    scale = masked.width / (frame.x1_pt - frame.x0_pt)
    middle = (int((130 - frame.x0_pt) * scale), int((207 - frame.top_pt) * scale))
    assert is_dark(masked.getpixel(middle))
    assert masked.tobytes() == other.tobytes()


def test_a_whole_page_is_painted_over_too() -> None:
    mask = {1: [BBox(100, 200, 160, 214)]}
    one, other = (only_cut(Pages(drawn_pdf(name), {}, mask), None) for name in ("Budi", "Tuti"))
    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize(
    ("degrees", "bar"),
    [
        (0.0, BBox(300, 200, 400, 214)),
        (90.0, BBox(HEIGHT_PT - 214, 300, HEIGHT_PT - 200, 400)),
        (180.0, BBox(WIDTH_PT - 400, HEIGHT_PT - 214, WIDTH_PT - 300, HEIGHT_PT - 200)),
        (270.0, BBox(200, WIDTH_PT - 400, 214, WIDTH_PT - 300)),
        (2.0, BBox(300, 200, 400, 214)),
    ],
)
def test_boxes_of_a_turned_page_are_in_the_page_as_it_was_read(degrees: float, bar: BBox) -> None:
    """The drawn bar is found, black, in the middle of its box on the straightened page."""
    size = (WIDTH_PT, HEIGHT_PT) if degrees % 180 < 45 else (HEIGHT_PT, WIDTH_PT)
    turns = {1: Turn(degrees, *size)} if degrees else {}
    picture = only_cut(Pages(drawn_pdf(), turns, {}), bar)
    frame = frame_of(bar)
    scale = picture.height / (min(frame.bottom_pt, size[1]) - frame.top_pt)
    if degrees == 2.0:  # turned about its middle, the bar is a few points off
        dark = sum(is_dark(pixel) for pixel in pixels_of(picture))
        assert dark > 100 * 8 * scale**2
        return
    middle = ((bar[0] + bar[2]) / 2 - frame.x0_pt, (bar[1] + bar[3]) / 2 - frame.top_pt)
    assert is_dark(picture.getpixel((int(middle[0] * scale), int(middle[1] * scale))))


@pytest.mark.parametrize(
    "place",
    [(9, WORD_BOX), (0, WORD_BOX), (1, BBox(100, 2000, 200, 2014))],
    ids=["no such page", "page nought", "below the page"],
)
def test_a_place_that_is_not_there_has_no_picture(place: tuple[int, BBox]) -> None:
    assert list(cut_out(Pages(drawn_pdf(), {}, {}), [place])) == [None]


def test_a_page_of_any_size_is_drawn_small() -> None:
    (drawn,) = draw_clips(drawn_pdf(width_pt=14_000), [Clip(1, None, 300)])
    assert drawn is not None
    assert max(drawn.width_px, drawn.height_px) <= MAX_SIDE_PX + 1


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(NotAPdf):
        list(draw_clips(b"Persyaratan", [Clip(1, None, 72)]))


# a report's pictures


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen documents, faults among them, and a text without a way to complain."""
    place = tmp_path_factory.mktemp("evidence")
    write_sample(place / "documents", 16)
    text = STANDARD.replace("3 hari", "secepatnya")
    (place / "documents" / "teks.txt").write_text(text, "utf-8")
    extract_folder(RunPlan((place / "documents",), place / "run"))
    return place / "run"


def album_of(run: Path, out: Path, options: EvidenceOptions | None = None) -> Album:
    comparison = compare_records(read_records(run))
    return make_evidence(comparison, run, out, options or EvidenceOptions())


def pictures_in(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((out / "evidence").glob("*"))}


def pdf_places(run: Path) -> set[tuple[Any, ...]]:
    """The places on pages that findings name."""
    comparison = compare_records(read_records(run))
    return {
        (one.record_id, one.page, one.bbox)
        for finding in comparison.findings
        for one in finding.evidence
        if one.bbox is not None
    }


def test_every_place_of_a_finding_has_one_picture(run: Path, tmp_path: Path) -> None:
    album = album_of(run, tmp_path)
    places = pdf_places(run)
    assert places
    assert len(album.pictures) == len(places) == len(pictures_in(tmp_path))
    assert {Path(one.address).name for one in album.pictures.values()} == set(pictures_in(tmp_path))
    assert not album.notes


def test_pictures_are_the_same_bytes_again(run: Path, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        album_of(run, tmp_path / name)
    assert pictures_in(tmp_path / "satu") == pictures_in(tmp_path / "dua") != {}


def test_all_shows_every_page_of_a_record_once(run: Path, tmp_path: Path) -> None:
    album = album_of(run, tmp_path, EvidenceOptions("all"))
    pages = [spot for spot in album.pictures if spot.bbox is None]
    wanted = sum(
        one.source.page_range[1] - one.source.page_range[0] + 1
        for one in read_records(run)
        if one.source.media_type == "application/pdf"
    )
    assert len(pages) == wanted > 16


def test_none_shows_nothing_and_takes_away_what_an_earlier_report_showed(
    run: Path, tmp_path: Path
) -> None:
    album_of(run, tmp_path)
    (tmp_path / "evidence" / "catatan.txt").write_text("bukan gambar", "utf-8")
    album = album_of(run, tmp_path, EvidenceOptions("none"))
    assert album == Album()
    assert list(pictures_in(tmp_path)) == ["catatan.txt"]


def costly_to_draw(data: bytes) -> bytes:
    """The PDF, its last page painted over with a pattern of four thousand million tiles."""
    with pymupdf.open(stream=data) as pdf:
        pattern = pdf.get_new_xref()
        pdf.update_object(
            pattern,
            "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .01 .01] "
            "/XStep .01 /YStep .01 /Resources << >> >>",
        )
        pdf.update_stream(pattern, b"0 0 .005 .005 re f")
        page = pdf[-1]
        resources = int(pdf.xref_get_key(page.xref, "Resources")[1].split()[0])
        pdf.xref_set_key(resources, "Pattern", f"<< /P {pattern} 0 R >>")
        paint = b"/Pattern cs /P scn 0 0 595 842 re f "
        contents = page.get_contents()[0]
        pdf.update_stream(contents, paint + pdf.xref_stream(contents))
        return bytes(pdf.tobytes())


@pytest.mark.processes
def test_a_page_that_is_too_costly_to_draw_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "DRAWING", Limits(timeout_s=0.5))
    lines = "Standar Pelayanan Izin Taman\nPersyaratan\n1. KTP\nWaktu Penyelesaian\n3 hari kerja\n"
    runs = [TextRun(line, 60, 60 + 20 * row, 11) for row, line in enumerate(lines.split("\n")[:-1])]
    (tmp_path / "in").mkdir()
    data = write_pdf([Sheet(tuple(runs))])
    (tmp_path / "in" / "berat.pdf").write_bytes(costly_to_draw(data))
    (tmp_path / "in" / "ringan.pdf").write_bytes(data)
    extract_folder(RunPlan((tmp_path / "in",), tmp_path / "run"))
    album = album_of(tmp_path / "run", tmp_path, EvidenceOptions("all"))
    assert list(album.notes.values()) == ["page_undrawn"]
    assert album.pictures
    (costly,) = album.notes
    assert costly not in {spot.sha256 for spot in album.pictures}


def test_a_text_shows_its_lines(run: Path, tmp_path: Path) -> None:
    album = album_of(run, tmp_path)
    assert album.lines
    printed = (run.parent / "documents" / "teks.txt").read_text("utf-8").split("\n")
    for spot, lines in album.lines.items():
        assert [line.number for line in lines if line.is_meant] == [spot.line]
        for line in lines:
            assert line.text.split() == printed[line.number - 1].split()


@pytest.mark.parametrize(
    ("change", "note"), [("gone", "source_missing"), ("changed", "source_changed")]
)
def test_a_source_that_is_not_as_it_was_costs_its_pictures_only(
    run: Path, tmp_path: Path, change: str, note: str
) -> None:
    shutil.copytree(run.parent / "documents", tmp_path / "documents")
    whole = album_of(run, tmp_path / "laporan", EvidenceOptions("all"))
    file = tmp_path / "documents" / "standar-001.pdf"
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(drawn_pdf())
    moved = EvidenceOptions("all", (tmp_path / "documents",))
    album = album_of(run, tmp_path / "laporan", moved)
    (sha256,) = album.notes
    assert album.notes[sha256] == note
    kept = {spot: one for spot, one in whole.pictures.items() if spot.sha256 != sha256}
    assert album.pictures == kept
    assert len(kept) < len(whole.pictures)


def test_sources_that_have_moved_are_found(run: Path, tmp_path: Path) -> None:
    shutil.copytree(run.parent / "documents", tmp_path / "baru")
    shutil.copytree(run, tmp_path / "run")
    entry = json.loads((tmp_path / "run" / "run.json").read_text("utf-8"))
    entry["roots"] = [str(tmp_path / "lama")]
    (tmp_path / "run" / "run.json").write_text(json.dumps(entry), "utf-8")
    lost = album_of(tmp_path / "run", tmp_path / "satu")
    assert not lost.pictures
    assert set(lost.notes.values()) == {"source_missing"}
    found = album_of(
        tmp_path / "run", tmp_path / "dua", EvidenceOptions("findings", (tmp_path / "baru",))
    )
    assert found == album_of(run, tmp_path / "tiga")


def test_a_run_without_its_entry_has_no_pictures(run: Path, tmp_path: Path) -> None:
    shutil.copytree(run, tmp_path / "run")
    (tmp_path / "run" / "run.json").unlink()
    assert not album_of(tmp_path / "run", tmp_path / "laporan").pictures


@pytest.mark.parametrize(("mode", "count"), [("none", 0), ("findings", 1), ("all", 30)])
def test_the_command_line_sets_the_budget(run: Path, tmp_path: Path, mode: str, count: int) -> None:
    documents = str(run.parent / "documents")
    arguments = ["compare", str(run), "--out", str(tmp_path), "--evidence", mode]
    result = CliRunner().invoke(app, [*arguments, "--sources", documents])
    assert result.exit_code == 0
    pictures = pictures_in(tmp_path)
    assert len(pictures) >= count
    assert bool(pictures) is bool(count)


# redaction


def sheet_with_a_person(name: str) -> bytes:
    """A standard whose complaints go to a person, named in its last lines."""
    lines = [
        "Pelayanan Statistik Terpadu BPS Kabupaten Garut",
        "Jalan Veteran No. 157, Garut 44179",
        "No. SK : 067 Tahun 2024",
        "Persyaratan",
        "1. Fotokopi KTP",
        "Sistem, Mekanisme dan Prosedur",
        "1. Pemohon datang",
        "Waktu Penyelesaian",
        "Secepatnya",
        "Biaya / Tarif",
        "Tidak dipungut biaya",
        "Produk Pelayanan",
        "1. Surat keterangan",
        "Pengaduan Layanan",
        f"Hubungi petugas a.n. {name}, S.E. (HP 0812 3456 7890)",
    ]
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH_PT, HEIGHT_PT), invariant=1)
    for number, line in enumerate(lines):
        canvas.setFont(
            "Helvetica-Bold" if line[:1].isupper() and len(line) < 32 else "Helvetica", 10
        )
        canvas.drawString(LEFT_PT, HEIGHT_PT - 60 - 22 * number, line)
    canvas.save()
    return stream.getvalue()


def test_a_redacted_run_shows_no_masked_word(tmp_path: Path) -> None:
    """Two sheets whose names are as wide, letter by letter the same, give the same pictures."""
    shown = []
    for place, name in (("satu", "Budi Santoso"), ("dua", "Bidu Sontaso")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.pdf").write_bytes(sheet_with_a_person(name))
        run = tmp_path / place / "run"
        extract_folder(RunPlan((tmp_path / place / "a.pdf",), run, ReadOptions(redact=True)))
        (record,) = entries(run, "records")
        assert "█" in record["pengaduan"]["text"]
        album = album_of(run, tmp_path / place / "laporan", EvidenceOptions("all"))
        (page,) = [one for spot, one in album.pictures.items() if spot.bbox is None]
        shown.append(opened((tmp_path / place / "laporan" / page.address).read_bytes()))
    assert shown[0].tobytes() == shown[1].tobytes()
    assert sum(is_dark(pixel) for pixel in pixels_of(shown[0])) > 1000
