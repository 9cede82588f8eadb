"""E-mail and web addresses: whole, glued, torn; accounts of social media."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.contact.web import (
    _BARE,
    _DOT_BEFORE_LETTER,
    _SIGN_OF_HOST,
    _around_signs,
    find_emails,
    find_websites,
    parse_email,
    parse_website,
)
from normalizers.contact.web_account import find_accounts
from normalizers.contact.web_host import HOST
from normalizers.letter_case import lowered
from tests.support.chance import examples

EMAILS = [
    ("bps9999@bps.go.id", "bps9999@bps.go.id"),
    ("Email : Contoh_Dinas@Yahoo.co.id.", "contoh_dinas@yahoo.co.id"),
    ("contoh@ymail.com.,", "contoh@ymail.com"),
    ("email:contoh@x.go.id,website:y", "contoh@x.go.id"),
    ("contoh_a @yahoo.com", "contoh_a@yahoo.com"),
    ("contoh@ yahoo.com", "contoh@yahoo.com"),
    ("contoh[at]dinas.go.id", "contoh@dinas.go.id"),
    ("contoh (at) dinas.go.id", "contoh@dinas.go.id"),
    ("contoh@dinas. go.id", "contoh@dinas.go.id"),
    ("contoh@dinas.go .id", "contoh@dinas.go.id"),
    ("contoh@gmail . com", "contoh@gmail.com"),
    ("contoh@gmail,com", "contoh@gmail.com"),
    ("contoh@dinas,go,id", "contoh@dinas.go.id"),
    ("contoh@dinas.go.idWebsite", "contoh@dinas.go.id"),
    ("contoh@gmail.comwebsite : x", "contoh@gmail.com"),
    ("081234567890contoh@gmail.com", "contoh@gmail.com"),
    ("Email: 20512345sdn@gmail.com", "20512345sdn@gmail.com"),
    ("E-mail.contoh@gmail.com", "contoh@gmail.com"),
    ("mailto:contoh@gmail.com", "contoh@gmail.com"),
    ("<contoh@gmail.com>", "contoh@gmail.com"),
    ("contoh@mail.contoh.tech", "contoh@mail.contoh.tech"),
    ("contoh@yahoocoid", None),
    ("contoh@", None),
    ("@contoh", None),
    ("IG @contoh.id", None),
    ("datang ke loket", None),
]

WEBSITES = [
    ("www.contohkab.go.id", "https://www.contohkab.go.id"),
    ("WWW.CONTOHKAB.GO.ID/Aduan", "https://www.contohkab.go.id/Aduan"),
    ("http://contohkab.go.id/", "http://contohkab.go.id/"),
    ("https://contohkab.go.id/a?b=C.", "https://contohkab.go.id/a?b=C"),
    ("(https://contohkab.go.id)", "https://contohkab.go.id"),
    ("https: //contohkab.go.id", "https://contohkab.go.id"),
    ("contohkab.go.id", "https://contohkab.go.id"),
    ("s.bps.go.id/Pengaduan9999", "https://s.bps.go.id/Pengaduan9999"),
    ("website:pipp.contoh.go.id ,", "https://pipp.contoh.go.id"),
    ("Websitewww.contoh.go.id", "https://www.contoh.go.id"),
    ("www. contoh.go.id", "https://www.contoh.go.id"),
    ("www.contoh.go. id", "https://www.contoh.go.id"),
    ("www ptsp contohkab go id", "https://www.ptsp.contohkab.go.id"),
    ("www.contohkab.go.idSMS", "https://www.contohkab.go.id"),
    ("www.contohkab.go.idTelp", "https://www.contohkab.go.id"),
    ("bit.ly/Aduan_X", "https://bit.ly/Aduan_X"),
    ("forms.gle/AbC", "https://forms.gle/AbC"),
    ("Website : contoh.site", "https://contoh.site"),
    ("https://contoh.vercel.app/", "https://contoh.vercel.app/"),
    ("ke kantor.info lebih lanjut", None),
    ("Drs. H. S.Sos. M.Si", None),
    ("https://dinsos/contohkab.go.id", None),
    ("Website: e contoh.kejaksaan.go.id", None),
    ("https://website-contoh-\nlain.vercel.app", None),
    ("contoh@dinas.go.id", None),
    ("Website : contohkab", None),
]

ACCOUNTS = [
    ("Instagram : @contoh_kab", ["@contoh_kab"]),
    ("Yt ;@contoh\n.", ["@contoh"]),
    ("IG : contoh.kab | FB : contohkab", ["contoh.kab", "contohkab"]),
    ("Facebook: Dinas Contoh, X: @contoh", ["Dinas Contoh", "@contoh"]),
    ("Facebook (Dinas Contoh)", ["Dinas Contoh"]),
    (
        "Facebook / Youtube : Puskesmas Contoh \n 6. Instagram : contoh",
        ["Puskesmas Contoh", "contoh"],
    ),
    ("Twitter - contohkab", ["contohkab"]),
    ("IG contoh_kab", ["contoh_kab"]),
    ("Twitter ContohKab", ["ContohKab"]),
    ("Akun resmi @contoh.", ["@contoh"]),
    ("Media Sosial : Instagram", []),
    ("melalui Facebook dan Instagram", []),
    ("Instagram : -", []),
    ("contoh@gmail.com", []),
    ("Lantai X : Contoh", []),
]


@pytest.mark.parametrize(("text", "value"), EMAILS, ids=[row[0] for row in EMAILS])
def test_emails(text: str, value: str | None) -> None:
    assert parse_email(text) == value


@pytest.mark.parametrize(("text", "value"), WEBSITES, ids=[row[0] for row in WEBSITES])
def test_websites(text: str, value: str | None) -> None:
    assert parse_website(text) == value


@pytest.mark.parametrize(("text", "values"), ACCOUNTS, ids=[row[0] for row in ACCOUNTS])
def test_accounts(text: str, values: list[str]) -> None:
    assert [account.value for account in find_accounts(text)] == values


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("https://www.lapor.go.id", "sp4n-lapor", "https://www.lapor.go.id"),
        ("sp4n.lapor.go.id", "sp4n-lapor", "https://sp4n.lapor.go.id"),
        ("https://www.instagram.com/contoh/", "social", "contoh"),
        ("youtube.com/@contoh", "social", "@contoh"),
        (
            "https://facebook.com/profile.php?id=1",
            "social",
            "https://facebook.com/profile.php?id=1",
        ),
        ("wa.me/6281234567890", "whatsapp", "+6281234567890"),
        ("https://wa.link/abc", "website", "https://wa.link/abc"),
        ("https://lapor.contohkab.go.id", "website", "https://lapor.contohkab.go.id"),
    ],
)
def test_the_host_tells_the_kind(text: str, kind: str, value: str) -> None:
    (address,) = find_websites(text)
    assert (address.kind, address.value) == (kind, value)


@given(st.text(alphabet="ab@.wW/:,-( )\nhtpsgoid_", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for address in (*find_emails(text), *find_websites(text), *find_accounts(text)):
        assert 0 <= address.start < address.end <= len(text)


@given(
    st.from_regex(r"[a-z][a-z0-9_]{2,10}", fullmatch=True),
    st.from_regex(r"[a-z]{3,10}", fullmatch=True),
    st.sampled_from(["go.id", "com", "sch.id"]),
)
def test_a_written_address_is_read_back(user: str, host: str, ending: str) -> None:
    assert parse_email(f"Email : {user}@{host}.{ending}") == f"{user}@{host}.{ending}"
    assert parse_website(f"Website : www.{host}.{ending}") == f"https://www.{host}.{ending}"


PIECES = st.sampled_from(
    [
        "a",
        "Budi.B",
        "_",
        "%",
        " ",
        "\n",
        "@",
        " @ ",
        "(at)",
        "[ AT ]",
        "x.go.id",
        "@@",
        "(a)",
        "{@}",
        "\\",
        "9" * 70,
        "-",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
@settings(max_examples=examples(500))
def test_an_address_is_what_stands_around_its_sign(text: str) -> None:
    pattern = re.compile(
        r"(?P<user>[a-zA-Z0-9][a-zA-Z0-9._%+-]{0,63})"
        r"(?P<at>\s?(?:\\?@{1,2}|[\[({<]\s?(?:(?i:at)|@)\s?[\])}>]|(?<=\w)[\[(](?i:a)[\])])\s?)"
        rf"(?P<host>{HOST})"
    )
    whole = [(*m.group("user", "at", "host"), m.start(), m.end()) for m in pattern.finditer(text)]
    assert [tuple(printed) for printed in _around_signs(text)] == whole


HOSTS = st.sampled_from(
    ["x", ".", "go.id", "go id", " ", "@", "/", "1", "é", "com", "WWW", "www ", "https://", "Http/"]
)


@given(st.lists(HOSTS, max_size=8).map("".join))
def test_the_looks_for_a_host_overlook_none(text: str) -> None:
    for pattern, sign in _SIGN_OF_HOST.items():
        assert sign in lowered(text) or not pattern.search(text)
    assert _DOT_BEFORE_LETTER.search(text) or not _BARE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Website\nkota.contoh.go.id/\n: https://layanan-warga-\nFormulir",
        "Website\n: https://layanan-warga\n; kota.contoh.go.id/",
    ],
)
def test_what_may_be_a_part_of_a_torn_address_is_no_address(text: str) -> None:
    assert [address.value for address in find_websites(text)] == [None, None]


def test_an_address_apart_from_a_torn_one_is_whole() -> None:
    found = find_websites("https://layanan-warga\nKotak saran; kota.contoh.go.id")
    assert [address.value for address in found] == [None, "https://kota.contoh.go.id"]
