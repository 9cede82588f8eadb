"""Errors and reasons of quarantine in English: no sentence that the sources make is left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.errors import NotUnderstood
from output.cli import app
from output.command.language import VARIABLE, english
from output.command.sentences import in_english, spoken

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("extractor", "parsers", "normalizers", "corpus", "output")
TREES = {
    file: ast.parse(file.read_text("utf-8"))
    for package in PACKAGES
    for file in sorted((ROOT / package).rglob("*.py"))
}


CONSTANT = re.compile(r"(?:ADVICE|REASON_\w+|advice|STOPPED)\Z")


def name_of(node: ast.AST) -> str:
    return str(getattr(node, "id", getattr(node, "attr", "")))


def error_classes() -> set[str]:
    """The names of the tree of errors."""
    known, before = {"SelarasError"}, 0
    while len(known) > before:
        before = len(known)
        for tree in TREES.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and known & set(map(name_of, node.bases)):
                    known.add(node.name)
    return known


def text_of(node: ast.AST) -> str | None:
    """A text of the source with a number for each value that is put in; None for another thing."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "7" for one in node.values)
        return "".join(map(str, parts))
    return None


def sentences() -> Iterator[str]:
    """What errors say: their reasons, their advice, and the constants of both."""
    errors = error_classes()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node.func) in errors:
                advice = [one.value for one in node.keywords if one.arg == "advice"]
                yield from filter(None, map(text_of, (*node.args, *advice)))
            if isinstance(node, ast.Assign) and CONSTANT.match(name_of(node.targets[0])):
                yield from filter(None, [text_of(node.value)])


# What only holds another sentence, or a hint that is told by itself.
BARE = re.compile(r"[\s7:.]*\Z")
SENTENCES = sorted({text for text in sentences() if not BARE.match(text)})


def test_the_sources_have_sentences() -> None:
    assert len(SENTENCES) > 150


@pytest.mark.parametrize("text", SENTENCES)
def test_every_sentence_of_an_error_has_its_english(text: str) -> None:
    whole = re.sub(r"(?<=[.]) 7$", "", text)  # a hint behind the sentence
    if whole in english().values():  # said in the language already
        return
    assert in_english(whole) is not None, whole


def test_values_stand_in_their_places() -> None:
    told = "selaras.toml: ambang 'majoriti' tidak dikenal. Mungkin: majority"
    wanted = "selaras.toml: the threshold 'majoriti' is not known. Perhaps: majority"
    assert spoken(told, "en") == wanted
    assert spoken(told, "id") == told


@pytest.mark.parametrize("text", ["", "Kalimat asing.", "Berkas ini kosong. Kalimat asing.", "7"])
def test_what_is_not_known_stays(text: str) -> None:
    assert spoken(text, "en") == text


def test_hostile_words_change_nothing() -> None:
    told = "Berkas ini tampaknya formulir permohonan (“{name} \\1 <b>”), bukan standar pelayanan."
    wanted = (
        "This file appears to be an application form (“{name} \\1 <b>”), not a service standard."
    )
    assert spoken(told, "en") == wanted
    assert spoken("Berkas ini " * 20_000, "en").startswith("Berkas ini")


def test_a_command_that_fails_says_so_in_english(tmp_path: Path) -> None:
    (tmp_path / "kosong.pdf").touch()
    command = ["inspect", str(tmp_path / "kosong.pdf")]
    told = CliRunner().invoke(app, command, env={VARIABLE: "en"})
    assert told.exit_code == 1
    assert "This file is 0 bytes. Download it again from its source." in told.stderr


def test_the_lines_of_a_document_that_was_not_understood_stay_theirs() -> None:
    error = NotUnderstood("Berkas ini tampaknya standar pelayanan.", ["a. persyaratan", "b. alur"])
    assert in_english(str(error).partition(". ")[2]) == (
        "Lines that look like headings: “a. persyaratan”; “b. alur”."
    )


def test_a_sentence_that_is_not_known_is_not_half_translated() -> None:
    unknown = "Kurang dari dua komponen berkas ini terbaca oleh siapa pun."
    assert spoken(unknown, "en") == unknown


def test_what_follows_a_value_is_english_too() -> None:
    reason = "Berkas ini tampaknya standar pelayanan, tetapi kurang dari dua komponennya terbaca."
    error = NotUnderstood(reason, ("Lama menunggu", "Bekal"))
    told = spoken(f"{error.message} {error.advice}", "en")
    assert "“Lama menunggu”; “Bekal”." in told
    assert "Look at it with" in told
    assert "Periksa" not in told
