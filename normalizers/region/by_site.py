"""The region in a web or e-mail address: `belitungtimurkab.go.id`, `bps1906@bps.go.id`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.late_pattern import late
from normalizers.region.place_name import Region, fold_word, gazetteer, name_key, names_of

MAX_SITE_CHARACTERS = 300  # longer strings are no addresses
MIN_GLUED_NAME_LETTERS = 5  # dinkesmalangkab: the name inside a longer label

_SUFFIXES = (
    ("kabupaten", "regency"), ("kab", "regency"), ("kotamadya", "city"), ("kota", "city"),
    ("provinsi", "province"), ("prov", "province"),
)  # fmt: skip
_PREFIXES = (
    ("pemkab", "regency"), ("kabupaten", "regency"), ("kab", "regency"), ("pemkot", "city"),
    ("pemko", "city"), ("kota", "city"), ("pemprov", "province"), ("prov", "province"),
)  # fmt: skip
_BPS_CODE = late(r"(?<!\d)(\d{4})(?!\d)")
_BPS_HOST = late(r"(?:^|[@./])bps\.go\.id\b")
_PUBLIC_MAIL = late(r"@(?:g|y|rocket|hot)?(?:mail|oogle|ahoo|utlook|outlook)[\w.]*")


@dataclass(frozen=True, slots=True)
class SiteRegions:
    """The regions an address allows; strong where a code or kab/kota/prov in it leaves one."""

    candidates: tuple[Region, ...]
    is_strong: bool


def _regions(label: str, level: str | None) -> tuple[Region, ...]:
    return tuple(name.region for name in names_of(label, level))


def _glued_regions(base: str, level: str) -> tuple[Region, ...]:
    """The longest name at the end of a label such as `dinkessemarang` (kab)."""
    for at in range(1, len(base) - MIN_GLUED_NAME_LETTERS + 1):
        found = _regions(base[at:], level)
        if found:
            return found
    return ()


def _read_label(label: str) -> SiteRegions | None:
    """One dot- or hyphen-separated part of a host that says kab, kota or prov itself."""
    for suffix, level in _SUFFIXES:
        if label.endswith(suffix) and len(label) > len(suffix) + 1:
            base = label[: -len(suffix)]
            if found := _regions(base, level):
                return SiteRegions(found, len(found) == 1)
            if found := _glued_regions(base, level):
                return SiteRegions(found, False)
    for prefix, level in _PREFIXES:
        if label.startswith(prefix) and (found := _regions(label[len(prefix) :], level)):
            return SiteRegions(found, len(found) == 1)
    return None


def _read_code(site: str) -> SiteRegions | None:
    """The statistics office's region code in an address of its own."""
    is_office_host = bool(_BPS_HOST.search(site))
    local = site.partition("@")[0]
    if not is_office_host and not re.fullmatch(r"bps[._-]?\d{4}", local):
        return None
    for match in _BPS_CODE.finditer(site):
        region = gazetteer().by_bps_code.get(match.group(1))
        if region:
            return SiteRegions((region,), True)
    return None


def _read_bare_labels(host: str, parts: list[str]) -> SiteRegions | None:
    """A label that is a name and nothing else: `surabaya.go.id`, `jateng.bps.go.id`."""
    for part in parts:
        names = names_of(part)
        if not names or (len(part) < 4 and all(name.is_ordinary for name in names)):
            continue
        regions = tuple(name.region for name in names)
        provinces = tuple(region for region in regions if region.level == "province")
        if _BPS_HOST.search(host) and provinces:
            # Its regency offices always say kab or kota: bengkulu.bps.go.id is the province.
            return SiteRegions(provinces, True)
        return SiteRegions(regions, False)
    return None


def _candidate_labels(site: str) -> tuple[str, list[str], list[str]]:
    """The host, its labels without the top-level domain, and the labels of a mailbox name."""
    bare = re.sub(r"^[a-z]+:(?://)?", "", site)
    mailbox, has_at, host = bare.rpartition("@")
    host = re.split(r"[/?#:\s]", host, maxsplit=1)[0]
    labels = [
        p for p in re.split(r"[.\-_]+", host) if p not in ("go", "id", "com", "www", "co", "")
    ]
    mail_labels = [p for p in re.split(r"[.\-_+\d]+", mailbox) if p] if has_at else []
    if _PUBLIC_MAIL.search(f"@{host}"):
        labels = []
    return host, labels, mail_labels


@lru_cache(maxsize=4096)
def find_site_regions(site: str) -> SiteRegions | None:
    """The region that a web or e-mail address belongs to, None where it tells nothing.

    BPS codes count only in addresses of the statistics office; they are not the ministry's codes.

    >>> find_site_regions("https://semarangkab.bps.go.id").candidates[0].code
    '33.22'
    >>> find_site_regions("bps1906@bps.go.id").candidates[0].code
    '19.06'
    >>> find_site_regions("www.lapor.go.id") is None
    True
    """
    lowered = site.strip().lower()
    if not lowered or len(lowered) > MAX_SITE_CHARACTERS:
        return None
    code = _read_code(lowered)
    if code:
        return code
    host, labels, mail_labels = _candidate_labels(lowered)
    glued: SiteRegions | None = None
    for raw in (*reversed(labels), host.split(".")[0], *mail_labels):
        label = name_key(raw) or fold_word(raw)
        found = _read_label(label)
        if found and found.is_strong:
            return found
        glued = glued or found
    return glued or _read_bare_labels(host, list(reversed(labels)))
