"""The page of a review in a browser, by keyboard alone: what it shows, sends, and never does."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from corpus.messages import LANGUAGES
from output.review.page import live_page
from output.review.routes import Desk
from output.review.server import DeskServer, open_server, serving
from output.review.words import page_settings, page_words
from tests.output.test_review_server import NoSheets
from tests.support.chromium import chromium, watched_page
from tests.support.review_desk import StandIn, field, record_id, unread_line, view_of

HOSTILE = (
    "<img src=x onerror='window.acted=1'>",
    "</script><script>window.acted=1</script>",
    '"><svg onload=window.acted=1>',
    "{{ 7*7 }}${window.acted=1}",
    "\u202egnirts desrever\u202c",
    "javascript:window.acted=1",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


Open = Callable[..., tuple[Any, StandIn, DeskServer]]


@pytest.fixture
def open_desk(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page over stand-in records; two of one server where it is given again."""
    with ExitStack() as stack:

        def opened(
            views: list[dict[str, Any]] | None = None,
            *,
            server: DeskServer | None = None,
            by: str | None = "Ani",
            lang: str = "id",
            **options: Any,
        ) -> tuple[Any, StandIn, DeskServer]:
            if server is None:
                session = StandIn(views or [view_of(number) for number in range(3)])
                page = live_page(lang, "selaras-review:test:", by)
                desk = Desk(session, NoSheets(), lang, page.html, by)  # type: ignore[arg-type]
                server = stack.enter_context(serving(open_server(desk, page.policy, tmp_path, 0)))
            tab, seen = watched_page(browser, server.address, **options)
            stack.callback(tab.close)
            tab.wait_for_selector(".row.chosen")
            own = [one for one in seen if not one.startswith(server.address)]
            assert own == []
            return tab, server.desk.session, server  # type: ignore[return-value]

        yield opened


def chosen(tab: Any) -> str:
    return str(tab.locator(".row.chosen .value").inner_text())


def press(tab: Any, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def wait_for_record(tab: Any, number: int) -> None:
    """Until a record is shown; the page's policy lets nobody wait inside of it."""
    end = time.monotonic() + 10
    while not str(tab.locator("#record-title").text_content()).endswith(f" {number}"):
        assert time.monotonic() < end, tab.locator("#record-title").text_content()
        time.sleep(0.01)


def wait_for_acts(session: StandIn, count: int) -> list[Mapping[str, Any]]:
    end = time.monotonic() + 5
    while len(session.acts) < count and time.monotonic() < end:
        time.sleep(0.02)
    return [action for _, action, _ in session.acts]


def test_the_first_row_to_look_at_is_chosen_and_its_words_are_lit(open_desk: Open) -> None:
    tab, _, _ = open_desk()
    assert chosen(tab) == "Fotokopi KTP asli"
    assert tab.locator("#sheets li.lit").inner_text() == "Fotokopi KTP asli"
    press(tab, "j", "j", "j")
    assert chosen(tab) == "Fotokopi KTP"
    assert tab.locator("#sheets li.lit").inner_text() == "Fotokopi KTP"
    press(tab, "k", "ArrowDown", "ArrowUp")
    assert chosen(tab) == "Persyaratan"
    press(tab, ".")
    assert chosen(tab) == "Fotokopi KTP"


def test_a_value_is_corrected_with_its_reason_and_taken_back(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, ".", "Enter")
    tab.keyboard.type("KTP asli")
    press(tab, "Tab")
    tab.keyboard.type("salah baca")
    press(tab, "Enter")
    tab.wait_for_selector(".row.chosen.changed")
    assert chosen(tab) == "KTP asli"
    path = "persyaratan.items[0]"
    wanted = {"do": "set", "path": path, "value": "KTP asli", "reason": "salah baca"}
    assert session.acts == [(record_id(0), wanted, "Ani")]
    assert tab.locator(".row.chosen").evaluate("one => one === document.activeElement")
    press(tab, "u")
    tab.wait_for_selector(".row.chosen:not(.changed)")
    assert chosen(tab) == "Fotokopi KTP"


@pytest.mark.parametrize(
    ("lang", "typed", "value"),
    [
        ("id", "20.000", 20000),
        ("id", "Rp 1.500.000", 1500000),
        ("id", "1,5", 1.5),
        ("id", "20,000", None),
        ("id", "2.00", None),
        ("en", "20,000", 20000),
        ("en", "1.5", 1.5),
        ("en", "20.000", None),
        ("en", "12x", None),
    ],
)
def test_a_number_is_read_as_its_language_writes_it_or_not_at_all(
    open_desk: Open, lang: str, typed: str, value: float | None
) -> None:
    view = view_of(0)
    view["fields"][2].update(value=30000, kind="number", shown="30.000")
    tab, session, _ = open_desk([view], lang=lang)
    press(tab, ".", "Enter")
    assert tab.locator(".editor input").first.input_value() == "30000"
    tab.keyboard.type(typed)
    press(tab, "Enter")
    if value is None:
        tab.wait_for_selector("#told.bad")
        assert typed in tab.locator("#told").inner_text()
        assert session.acts == []
    else:
        assert wait_for_acts(session, 1)[0]["value"] == value


def test_nothing_is_sent_where_nothing_was_changed(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, ".", "Enter", "Enter")
    assert tab.locator(".editor").count() == 0
    press(tab, "Enter")
    tab.keyboard.type("bukan ini")
    press(tab, "Escape")
    assert tab.locator(".editor").count() == 0
    assert chosen(tab) == "Fotokopi KTP"
    assert session.acts == []


def test_lines_are_given_to_a_component_by_its_key(open_desk: Open) -> None:
    view = view_of(0)
    view["unread"].append(unread_line("u1", "Baris lain", 1))
    tab, session, _ = open_desk([view])
    press(tab, "Space", "Space", "a")
    assert tab.locator("dialog[open] button kbd").count() == 14
    press(tab, "5")
    assert wait_for_acts(session, 1) == [
        {"do": "assign", "lines": ["u0", "u1"], "component": "produk"}
    ]
    tab.wait_for_selector(".unread-part", state="detached")


def test_items_are_cut_joined_nested_lifted_and_removed(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, ".", "j", "s")
    tab.keyboard.type("tidak tertulis")
    assert tab.locator(".editor textarea").input_value() == "Pas foto; materai"
    press(tab, "Enter")
    path = {"path": "persyaratan.items[1]"}
    wait_for_acts(session, 1)
    for count, key in enumerate(("Shift+J", "Tab", "Shift+Tab", "<", ">", "x"), 2):
        press(tab, key)
        wait_for_acts(session, count)
        tab.locator(".history li").nth(count - 1).wait_for(state="attached")
    names = ("split", "join", "nest", "lift", "lift", "nest", "remove")
    assert [action["do"] for action in wait_for_acts(session, 7)] == list(names)
    assert all(action.items() >= path.items() for action in wait_for_acts(session, 7))
    assert wait_for_acts(session, 7)[0]["at"] == len("Pas foto; ")


def test_the_cut_counts_letters_as_the_record_does(open_desk: Open) -> None:
    view = view_of(0)
    view["fields"][2].update(value="😀😀 satu dua", shown="😀😀 satu dua")
    tab, session, _ = open_desk([view])
    press(tab, ".", "s", "Home", *["ArrowRight"] * 7, "Enter")
    assert wait_for_acts(session, 1)[0]["at"] == 7


def test_an_item_is_moved_and_an_empty_component_filled(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, ".", "a", "5")
    assert wait_for_acts(session, 1)[0]["to"] == "produk.items[0]"
    tab.wait_for_selector(".history")
    press(tab, "j", "j")
    assert chosen(tab) == page_words("id")["nothing"]
    press(tab, "Enter")
    tab.keyboard.type("3 hari kerja")
    press(tab, "Enter")
    wanted = {"do": "add", "path": "waktu.durations[+]", "value": "3 hari kerja"}
    assert wait_for_acts(session, 2)[1] == wanted


def test_a_finding_is_given_a_status(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, "End", "Enter")
    tab.keyboard.type("d")  # the option that begins so
    press(tab, "Tab")
    tab.keyboard.type("tercetak di halaman lain")
    press(tab, "Enter")
    wanted = {
        "do": "status",
        "key": "0f3a",
        "status": "accepted",
        "note": "tercetak di halaman lain",
    }
    assert wait_for_acts(session, 1) == [wanted]


def test_done_leads_on_and_a_place_is_found_again(open_desk: Open) -> None:
    tab, _, _ = open_desk()
    press(tab, "d")
    wait_for_record(tab, 1)
    assert tab.locator("#progress").inner_text() == page_words("id")["progress_of"].format(
        done=1, of=3
    )
    press(tab, "n")
    wait_for_record(tab, 2)
    tab.reload()
    tab.wait_for_selector(".row.chosen")
    assert tab.locator("#record-title").inner_text() == "Dinas Contoh 2"
    press(tab, "p", "p")
    wait_for_record(tab, 0)
    assert tab.locator(".record-head .chip.clean").is_visible()


def test_the_queue_is_searched_and_put_away(open_desk: Open) -> None:
    tab, _, _ = open_desk()
    press(tab, "/")
    tab.keyboard.type("contoh 2")
    assert tab.locator("#queue-list li:visible").count() == 1
    press(tab, "Enter")
    wait_for_record(tab, 2)
    press(tab, "/", "Escape")
    assert tab.locator("#queue-list li:visible").count() == 3
    press(tab, "b")
    assert not tab.locator("#queue").is_visible()
    assert tab.locator("#queue-toggle").get_attribute("aria-expanded") == "false"
    press(tab, "b")
    assert tab.locator("#queue").is_visible()


def test_who_reviews_is_asked_once(open_desk: Open) -> None:
    tab, session, _ = open_desk(by=None)
    tab.wait_for_selector("dialog[open] input")
    tab.keyboard.type("Dewi")
    press(tab, "Enter", "d")
    wait_for_acts(session, 1)
    assert [by for *_, by in session.acts] == ["Dewi"]
    tab.reload()
    tab.wait_for_selector(".row.chosen")
    assert tab.locator("dialog[open]").count() == 0
    assert tab.locator("#who").inner_text() == "Dewi"


def test_of_two_people_the_second_is_told_and_keeps_what_was_typed(open_desk: Open) -> None:
    one, session, server = open_desk()
    other, _, _ = open_desk(server=server)
    press(other, ".", "Enter")
    other.keyboard.type("Punya orang kedua")
    press(one, ".", "Enter")
    one.keyboard.type("Punya orang pertama")
    press(one, "Enter")
    wait_for_acts(session, 1)
    press(other, "Enter")
    other.wait_for_selector("#told.bad")
    assert "diubah orang lain" in other.locator("#told").inner_text()
    assert chosen(other) == "Punya orang pertama"
    assert other.locator(".editor textarea").input_value() == "Punya orang kedua"
    press(other, "Enter")
    assert [action["value"] for action in wait_for_acts(session, 2)] == [
        "Punya orang pertama",
        "Punya orang kedua",
    ]


def test_a_server_that_is_gone_loses_nothing_that_was_typed(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    tab.context.set_offline(True)
    press(tab, ".", "Enter")
    tab.keyboard.type("Belum tersimpan")
    press(tab, "Enter")
    tab.wait_for_selector("#told.bad")
    assert page_words("id")["gone"] in tab.locator("#told").inner_text()
    assert tab.locator(".editor textarea").input_value() == "Belum tersimpan"
    tab.context.set_offline(False)
    press(tab, "Enter")
    assert wait_for_acts(session, 1)[0]["value"] == "Belum tersimpan"


def test_a_taught_heading_shows_its_effect_before_it_is_kept(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, "t")
    assert tab.locator("dialog input").input_value() == "Fotokopi KTP asli"
    press(tab, "Enter")
    assert tab.evaluate("document.activeElement.matches(':invalid')")  # nobody chose what it names
    try_as(tab, "Persy")
    tab.wait_for_selector(".effect tbody tr")
    assert session.kept == []
    assert tab.locator(".effect tbody th").inner_text() == "<b>lain.txt</b>"
    press(tab, "Escape")
    assert session.kept == []
    press(tab, "t", "Tab")
    try_as(tab, "Persy")
    tab.wait_for_selector(".effect tbody tr")
    press(tab, "Enter")
    tab.wait_for_selector("dialog", state="detached")
    assert session.kept == ["kerja-1"]
    assert tab.evaluate("window.acted") is None


def test_a_heading_that_loses_something_is_not_kept_by_one_key_too_many(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    session.kind = "lost"
    press(tab, "t", "Tab")
    try_as(tab, "Persy")
    tab.wait_for_selector(".effect tbody tr")
    press(tab, "Enter")
    tab.wait_for_selector("dialog", state="detached")
    assert session.kept == []


def test_an_effect_that_cannot_be_looked_at_is_no_effect(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    session.error = "Pengaruhnya tidak dapat diperiksa: sumber hilang"
    press(tab, "t", "Tab")
    try_as(tab, "Persy")
    tab.wait_for_selector(".effect .bad")
    assert session.error in tab.locator(".effect").inner_text()
    assert tab.locator(".effect button").count() == 0


def try_as(tab: Any, component: str) -> None:
    """Choose what a heading names, and ask what it does."""
    tab.keyboard.type(component)
    press(tab, "Enter")


def group(text: str, *wordings: str, paper: str = "") -> dict[str, Any]:
    members = [{"record_id": record_id(0), "text": one} for one in (text, *wordings)]
    named = {"paper": paper, "paper_name": paper.upper()} if paper else {}
    return {"text": text, "members": members, **named}


GROUPED = {
    "persyaratan": [
        group("Fotokopi KTP", "KTP asli", "Salinan KTP"),
        group("KTP dan KK", "Salinan KK", paper="ktp"),
        group("KTP dan KK", "Salinan KK", paper="kk"),
        group("Pas foto"),
    ],
    "produk": [group("Kartu izin")],
}


@pytest.mark.parametrize(
    ("change", "places", "name", "wanted"),
    [
        ("split", [1], "", {"of": "Fotokopi KTP", "items": ["KTP asli"]}),
        ("split", [6], "KK", {"of": "KTP dan KK", "items": ["Salinan KK"], "paper": "kk"}),
        ("merge", [2, 7], "", {"items": ["Fotokopi KTP", "Pas foto"]}),
        ("merge", [0, 1, 3], "Identitas", {"items": ["Fotokopi KTP", "KTP dan KK"]}),
        ("rename", [4], "Kartu", {"items": ["KTP dan KK"], "paper": "ktp"}),
        ("split", [], "", "groups_wanted"),
        ("split", [0, 1, 2], "", "groups_all"),
        ("split", [1, 3], "", "groups_only_one"),
        ("merge", [1], "", "groups_two"),
        ("merge", [3, 5], "", "groups_alike"),
        ("merge", [1, 8], "", "groups_one_part"),
        ("rename", [1], "", "groups_name_wanted"),
        ("rename", [1, 7], "Kartu", "groups_only_one"),
    ],
)
def test_groups_are_asked_for_as_a_comparison_finds_them(
    open_desk: Open, change: str, places: list[int], name: str, wanted: dict[str, Any] | str
) -> None:
    tab, session, _ = open_desk()
    session.grouped = GROUPED
    press(tab, "g")
    tab.wait_for_selector("dialog[open].groups")
    titles = tab.locator("dialog legend small").all_inner_texts()
    assert [one.strip() for one in titles[:3]] == [
        "Persyaratan",
        "Persyaratan · KTP",
        "Persyaratan · KK",
    ]
    for place in places:
        tab.locator("dialog input[type=checkbox]").nth(place).check()
    tab.locator("dialog input[type=text]").fill(name)
    tab.get_by_role("button", name=page_words("id")[f"groups_{change}"], exact=True).click()
    if isinstance(wanted, str):
        assert tab.locator("dialog footer .bad").inner_text() == page_words("id")[wanted]
        assert session.acts == []
        return
    tab.wait_for_selector("dialog", state="detached")
    asked = {"do": "group", "service": "izin-contoh", "component": "persyaratan", "change": change}
    named = {"name": name} if name else {}
    assert wait_for_acts(session, 1) == [{**asked, **wanted, **named}]


def test_many_groups_leave_the_buttons_in_sight(open_desk: Open) -> None:
    tab, session, _ = open_desk(viewport={"width": 390, "height": 700})
    session.grouped = {"persyaratan": [group(f"Berkas {number}") for number in range(80)]}
    press(tab, "g")
    button = tab.get_by_role("button", name=page_words("id")["groups_split"], exact=True)
    area = button.bounding_box()
    assert area["y"] + area["height"] < 700
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def hostile_view(number: int) -> dict[str, Any]:
    text = HOSTILE[number % len(HOSTILE)]
    view = view_of(number, office=text, text=text)
    view["service"] = view["file"] = text
    view["fields"].append(field("unit.address", text, name=text, was=text, changed=True))
    view["fields"].append(field(text, text, "choice", choices=[{"value": text, "name": text}]))
    view["findings"][0]["note"] = text
    view["history"].append({"n": 1, "by": text, "when": text, "said": text})
    return view


def test_what_documents_say_is_never_markup(open_desk: Open) -> None:
    tab, session, _ = open_desk([hostile_view(number) for number in range(len(HOSTILE))])
    for number, text in enumerate(HOSTILE):
        wait_for_record(tab, number)
        assert text in (tab.locator("#record-title").text_content() or "")
        for _ in range(tab.locator(".row").count()):
            press(tab, "Enter", "Escape", "j")
        press(tab, "Home", "t", "Escape", "?", "Escape", "n")
    assert tab.evaluate("window.acted") is None
    assert tab.locator("img, iframe, object, main script").count() == 0
    assert session.acts == []


MARKUP = """() => {
  try { document.body.innerHTML = "<b>x</b>"; return "made"; }
  catch (problem) { return problem.name; }
}"""


def test_markup_could_not_be_made_of_a_text_if_it_were_tried(open_desk: Open) -> None:
    tab, _, _ = open_desk()
    assert tab.evaluate(MARKUP) == "TypeError"


def test_tab_leaves_the_rows_after_escape(open_desk: Open) -> None:
    tab, session, _ = open_desk()
    press(tab, ".")
    press(tab, "Escape", "Tab")
    assert tab.evaluate("document.activeElement.closest('#acts') !== null")
    assert session.acts == []


def test_a_thousand_records_are_gone_through_quickly(open_desk: Open) -> None:
    views = [view_of(number) for number in range(1000)]
    start = time.monotonic()
    tab, _, _ = open_desk(views)
    assert tab.locator("#queue-list li").count() == 1000
    for number in range(1, 21):
        press(tab, "n")
        wait_for_record(tab, number)
    assert time.monotonic() - start < 20  # a second of an idle machine


def test_a_narrow_window_needs_no_sideways_scrolling(open_desk: Open) -> None:
    tab, _, _ = open_desk(viewport={"width": 390, "height": 844})
    assert not tab.locator("#queue").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.locator("#sheets").is_visible()
    assert tab.locator("#acts").is_visible()
    tab.locator("#queue-toggle").click()
    assert tab.locator("#queue").is_visible()
    tab.locator("#queue-list button").nth(1).click()
    wait_for_record(tab, 1)


NAMELESS = """() => [...document.querySelectorAll(
    'button, input, select, textarea, [role=region], nav, section')]
  .filter((one) => one.offsetParent !== null)
  .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length
    || one.getAttribute('aria-labelledby')))
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_has_a_name_in_the_pages_language(open_desk: Open, lang: str) -> None:
    tab, _, _ = open_desk(lang=lang)
    assert tab.locator("html").get_attribute("lang") == lang
    assert tab.evaluate(NAMELESS) == []
    press(tab, ".", "Enter")
    assert tab.evaluate(NAMELESS) == []
    press(tab, "Escape", "?")
    assert tab.evaluate(NAMELESS) == []
    told = tab.locator("body").inner_text()
    others = page_words("en" if lang == "id" else "id")
    assert page_words(lang)["key_next_doubt"] in told
    assert others["key_next_doubt"] not in told


def test_both_languages_have_the_same_words_and_places() -> None:
    one, other = (page_words(lang) for lang in LANGUAGES)
    assert list(one) == list(other)
    for name in one:
        assert set(_places(one[name])) == set(_places(other[name])), name


def _places(text: str) -> list[str]:
    return re.findall(r"\{\w+\}", text)


SCRIPTS = Path(__file__).parents[2] / "output" / "templates" / "review"
# Words that are put together of a name and what is told, and those that the server says.
MADE = re.compile(
    r"(?:severity|status|part|count|kind|label|sheet|act|groups|reason)_"
    r"|(?:forbidden|bad_request|no_page|broken)\Z"
)


def test_every_word_of_the_pages_is_there_and_none_is_left_over() -> None:
    scripts = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("*.js")))
    pages = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("*.html")))
    said = set(re.findall(r"\b(?:say\(|said: )\"(\w+)\"(?! \+)", scripts))
    said |= {f"act_{name}" for name in re.findall(r"label: \"(\w+)\"", scripts)}
    used = said | set(re.findall(r"\bt\.(\w+)", pages))
    assert used <= set(page_words("id"))
    left = {name for name in page_words("id") if name not in used and not MADE.match(name)}
    assert left <= set(re.findall(r"\"(\w+)\"", scripts))


def test_components_have_their_keys_in_the_laws_order() -> None:
    components = page_settings("id")["components"]
    assert [one["key"] for one in components] == list("1234567890abcd")
    assert components[0]["name"] == "persyaratan"


@pytest.mark.parametrize("file", sorted(SCRIPTS.glob("*.js")), ids=lambda file: str(file.name))
def test_no_script_makes_markup_or_knows_an_address(file: Path) -> None:
    text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    for word in ("innerHTML", "outerHTML", "AdjacentHTML", "document.write", "eval(", "http"):
        assert word not in text, word
