from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from corpus.run.sources import (
    MissingSource,
    digest_of,
    digests_of,
    find_sources,
    is_url,
    read_bytes,
    suffix_of,
)
from extractor.errors import NotAPdf, TooLarge, UnreadableFile


def written(place: Path, text: str = "x") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return place


def paths(*sources: str | Path, skipped: Path | None = None) -> list[str]:
    return [file.path for file in find_sources(sources, skipped)]


def test_a_folder_is_read_to_its_depths_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.txt", "a/y/x.md", "c.docx", "data.csv", ".hidden.pdf", "~$b.doc"):
        written(tmp_path / name)
    written(tmp_path / ".git" / "a.pdf")
    assert paths(tmp_path) == ["a/y/x.md", "a/z.txt", "b.pdf", "c.docx"]


def test_the_run_folder_is_no_source(tmp_path: Path) -> None:
    written(tmp_path / "a.txt")
    written(tmp_path / "run" / "old.txt")
    assert paths(tmp_path, skipped=tmp_path / "run") == ["a.txt"]


def test_the_same_name_under_two_roots_has_the_roots_name_in_front(tmp_path: Path) -> None:
    for root in ("satu", "dua"):
        written(tmp_path / root / "a.txt", root)
    written(tmp_path / "dua" / "b.txt")
    assert paths(tmp_path / "satu", tmp_path / "dua") == ["b.txt", "dua/a.txt", "satu/a.txt"]


def test_a_source_named_twice_is_one(tmp_path: Path) -> None:
    file = written(tmp_path / "in" / "a.txt")
    assert len(paths(file, tmp_path / "in")) == 1


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    (file,) = find_sources([written(tmp_path / "data.csv")])
    assert (file.path, file.is_named) == ("data.csv", True)


def test_what_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        find_sources([tmp_path / "none"])
    with pytest.raises(MissingSource):
        find_sources([(tmp_path / "none").as_uri()])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_linked_folders_are_read_once_and_loops_end(tmp_path: Path) -> None:
    written(tmp_path / "in" / "b" / "a.txt")
    written(tmp_path / "other" / "c.txt")
    (tmp_path / "in" / "a-link").symlink_to(tmp_path / "in" / "b")
    (tmp_path / "in" / "b" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "far").symlink_to(tmp_path / "other")
    (tmp_path / "other" / "back").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "b" / "near").symlink_to(tmp_path / "in" / "b")
    assert paths(tmp_path / "in") == ["b/a.txt", "far", "gone.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_folder_is_a_source_that_is_not_read(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt")
    written(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to(secret)
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "in" / "a.txt")
    a, b, c = find_sources([tmp_path / "in"])
    assert read_bytes(a.location) == read_bytes(c.location)
    assert digest_of(b.location) is None
    with pytest.raises(UnreadableFile, match="luar folder"):
        read_bytes(b.location)
    assert read_bytes(find_sources([secret])[0].location)


@pytest.mark.parametrize(
    ("name", "head", "error"),
    [("a.pdf", b"GIF89a", NotAPdf), ("a.pdf", b"%PDF-1.7", TooLarge), ("a.txt", b"a", TooLarge)],
)
def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, name: str, head: bytes, error: type[Exception]
) -> None:
    place = tmp_path / name
    with place.open("wb") as stream:
        stream.write(head)
        stream.truncate(2 << 30)
    assert digest_of(str(place)) is None
    with pytest.raises(error):
        read_bytes(str(place))


def test_a_store_gives_the_same_names_as_a_folder(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.txt", ".hidden.pdf", "data.csv"):
        written(tmp_path / "in" / name, name)
    url = (tmp_path / "in").as_uri()
    assert is_url(url)
    assert paths(url) == paths(tmp_path / "in")
    files = find_sources([url])
    assert [read_bytes(file.location) for file in files] == [b"a/z.txt", b"b.pdf"]
    local = [digest_of(file.location) for file in find_sources([tmp_path / "in"])]
    assert digests_of([file.location for file in files]) == local


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_only_files_have_bytes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path, tmp_path / "none"):
        assert digest_of(str(place)) is None
        with pytest.raises(UnreadableFile):
            read_bytes(str(place))
    assert digest_of(str(written(tmp_path / "empty.txt", ""))) is None


@pytest.mark.parametrize(
    ("location", "suffix"),
    [("/a/b.PDF", ".pdf"), ("s3://x/y.z/b.Md", ".md"), ("/a.b/c", "")],
)
def test_the_ending_decides_how_a_source_is_read(location: str, suffix: str) -> None:
    assert suffix_of(location) == suffix
