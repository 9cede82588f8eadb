"""Rules on how complaints are handled: how long it may take, what it may cost, who is in charge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.rules.contact import complaint_words, judged_complaint
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import ComplaintComponent, ServiceStandard
from normalizers.duration.duration import Duration, find_durations
from normalizers.duration.units import UNIT_NAMES
from normalizers.vocabulary.patterns import COMPLAINT
from normalizers.vocabulary.vocabulary import any_of

# UU 25/2009 art. 44(3), 50(1), 50(2): days until the first reply, the decision, its notice.
LIMITS_DAYS = {"reply": 14, "decision": 60, "notice": 14}
_CALENDAR_DAYS = {"day": 1, "week": 7, "month": 30}
_DAYS = any_of(name for name, unit in UNIT_NAMES.items() if unit in _CALENDAR_DAYS)
_HAS_DAYS = re.compile(rf"\b{_DAYS}\b", re.I)
_REPLY = re.compile(
    r"\b(?:tanggapan|respons?|jawaban|balasan|konfirmasi)\s+(?:awal|pertama)\b"
    rf"|\bkelengkapan\s+(?:berkas\s+|materi\s+)?{COMPLAINT}\b",
    re.I,
)
_NOTICE = re.compile(
    r"\b(?:putusan|keputusan|hasil)\b[^.;\n]{0,60}?\b(?:disampaikan|diberitahukan)\b"
    r"|\b(?:penyampaian|pemberitahuan)\s+(?:putusan|keputusan|hasil)\b",
    re.I,
)
# What the complainant has time for, and how long something is kept, is no deadline of the office.
_OF_OTHERS = re.compile(
    rf"\b(?:di|meng)ajukan\b|\bmenyampaikan\s+{COMPLAINT}\b"
    r"|\bpelapor\b[^.;\n]{0,30}\bmelengkapi\b|\bdisimpan\b|\bsejak\s+menerima\s+(?:pe)?layanan",
    re.I,
)
# How long somebody answers the phone is no time in which complaints are answered.
_OPEN = re.compile(r"\b(?:tersedia|buka|siaga|hotline)\b|\b7\s?x\s?24\b", re.I)
_COMPLAINT = rf"\b{COMPLAINT}\b"
_CHARGED = re.compile(
    rf"{_COMPLAINT}[^.;\n]{{0,60}}\b(?:dikenakan|dipungut)\s+(?:biaya|tarif)\b[^.;\n]{{0,40}}"
    rf"|\bbiaya\s+(?:penanganan\s+)?{_COMPLAINT}[^.;\n]{{0,30}}\brp\.?\s?[1-9][^;\n]{{0,20}}"
    rf"|(?:\b(?:pelapor|pengadu)\b|{_COMPLAINT})\s+(?:wajib\s+|harus\s+)?membayar\s+biaya\b"
    r"[^.;\n]{0,40}",
    re.I,
)
# Denied; or what is complained of, not what complaining costs; or the price of a call.
_NOT_CHARGED = re.compile(
    r"\b(?:tidak|tanpa|bebas|gratis|bila|jika|apabila|bahwa|yang|atas|tentang|mengenai|terkait"
    r"|petugas|oknum|operator|pulsa|provider)\b",
    re.I,
)
_IN_CHARGE = re.compile(
    r"\b(?:penanggung\s*jawab|petugas|pejabat|kepala|ketua|koordinator|sekretari(?:s|at)|pengelola"
    r"|admin|operator|tim|unit|bagian|bidang|seksi|kasi|kasubba?g|subba?g\w*|kabid|humas"
    r"|inspektorat|front\s?(?:office|desk)|help\s?desk|costumer|customer)\b",
    re.I,
)
_NATIONAL = re.compile(r"\bsp4n\b|\blapor\s?!|\blapor\.go\.id\b|\b1708\b", re.I)
_REACH = 120  # characters of a clause around a deadline that say whose and which it is


@rule
def find_late_complaints(record: ServiceStandard) -> Iterator[Draft]:
    """A deadline for complaints beyond the law's, in any reading of its days."""
    for one, stage, text in _deadlines(record):
        if one.maximum * _CALENDAR_DAYS[one.unit] > LIMITS_DAYS[stage]:
            yield _deadline_draft(record, "complaint-late", stage, text)
            return


@rule
def find_unclear_complaint_days(record: ServiceStandard) -> Iterator[Draft]:
    """The law's number, but of working days: the law says "hari" and no more."""
    for one, stage, text in _deadlines(record):
        if one.unit == "day" and one.basis == "working" and one.maximum == LIMITS_DAYS[stage]:
            yield _deadline_draft(record, "complaint-days-unclear", stage, text)
            return


@rule
def find_charged_complaints(record: ServiceStandard) -> Iterator[Draft]:
    """A complaint said to cost money."""
    complaint = judged_complaint(record)
    found = _CHARGED.search(complaint.text) if complaint is not None else None
    if found is not None and not _NOT_CHARGED.search(found.group()):
        words = complaint_words(record)
        yield Draft("complaint-fee", "pengaduan", {"text": found.group()}, words)


def find_untimed_complaints(record: ServiceStandard) -> Iterator[Draft]:
    """A complaint section without any deadline. Off unless asked for: most have none."""
    complaint = judged_complaint(record)
    if complaint is None:
        return
    limits = (_clause(complaint, one) for one in find_durations(complaint.text))
    if all(_OF_OTHERS.search(clause) or _OPEN.search(clause) for clause in limits):
        yield Draft("complaint-time-unstated", "pengaduan", {}, complaint_words(record))


def find_unnamed_officer(record: ServiceStandard) -> Iterator[Draft]:
    """Channels, and nobody in charge. Off unless asked for: it may be announced elsewhere."""
    complaint = judged_complaint(record)
    if complaint is None or not any(one.value for one in complaint.channels):
        return
    is_named = any(one.contact is not None for one in complaint.channels)
    if not is_named and not _IN_CHARGE.search(complaint.text):
        yield Draft("complaint-officer-unnamed", "pengaduan", {}, complaint_words(record))


def find_unnamed_national_channel(record: ServiceStandard) -> Iterator[Draft]:
    """No mention of SP4N-LAPOR. Off unless asked for: no law obliges a standard to name it."""
    complaint = judged_complaint(record)
    if complaint is None or _NATIONAL.search(complaint.text):
        return
    if not any(one.kind == "sp4n-lapor" for one in complaint.channels):
        yield Draft("lapor-unnamed", "pengaduan", {}, complaint_words(record))


def _deadlines(record: ServiceStandard) -> Iterator[tuple[Duration, str, str]]:
    """The office's deadlines in days, weeks or months, the stage of each, and its words."""
    complaint = judged_complaint(record)
    if complaint is None or not _HAS_DAYS.search(complaint.text):
        return
    for one in find_durations(complaint.text):
        clause = _clause(complaint, one)
        is_limit = one.unit in _CALENDAR_DAYS and one.bound != "at-least"
        if is_limit and not _OF_OTHERS.search(clause):
            stage = "decision"
            if _REPLY.search(clause):
                stage = "reply"
            elif _NOTICE.search(clause):
                stage = "notice"
            yield one, stage, complaint.text[one.start : one.end]


def _clause(complaint: ComplaintComponent, one: Duration) -> str:
    """The words around a deadline, up to the next stop, comma or line on either side."""
    text = complaint.text
    before = re.split(r"[.,;\n]", text[max(0, one.start - _REACH) : one.start])[-1]
    after = re.split(r"[.,;\n]", text[one.end : one.end + _REACH], maxsplit=1)[0]
    return before + text[one.start : one.end] + after


def _deadline_draft(record: ServiceStandard, rule: str, stage: str, text: str) -> Draft:
    complaint = record.pengaduan
    places = complaint.provenance.get("text") if complaint is not None else None
    parameters = {"text": text, "stage": stage, "limit_days": LIMITS_DAYS[stage]}
    return Draft(rule, "pengaduan", parameters, evidence_at(record, places, text))
