"""Amounts of time that are no duration of a service: recurrence, validity, ages, opening hours.

Everything here reads lower case.
"""

from __future__ import annotations

import re

from normalizers.duration.amounts import Amount
from normalizers.duration.units import UNIT_NAMES, UNITS
from normalizers.late_pattern import late
from normalizers.vocabulary.patterns import CLOCK, MONTH, WEEKDAY
from normalizers.vocabulary.vocabulary import any_of

_BACK = 80  # characters before a value that can say what it is
_AHEAD = 60  # characters after it

_RECURS_BEFORE = late(
    r"(?<![^\W\d_])(?:setiap|tiap|saban|per|sekali|berkala|(?:[0-9]|satu|dua|tiga|beberapa)\s{0,3}"
    r"(?:\(\w{1,10}\)\s{0,3})?(?:x|kali))(?:\s{1,3}(?:dalam|selama|tiap|setiap|per))?\s{0,3}$"
)
_KALI_LINE = late(r"kali[ \t]{0,3}\n\s{0,3}\Z")
_RECURS_AFTER = late(
    r"\s{0,3}se-?kali(?![^\W\d_])|[^\S\n]{0,3}(?:(?:[0-9]{1,2}|satu|dua)\s{0,3}(?:\(\w{1,10}\)\s{0,3})?"
    r"(?:x|kali)(?![^\W_])(?!\s{0,3}(?:24|dua puluh)))"
)
_SHORT_UNITS = ("second", "minute", "hour")
_LONGER = any_of(name for name, unit in UNIT_NAMES.items() if unit not in _SHORT_UNITS)
# "40 jam per minggu", "2 jam/hari": how much in a longer time.
_PER_LONGER_AFTER = late(
    r"\s{0,3}(?:/|(?<![^\W\d_])per(?![^\W\d_]))\s{0,3}"
    rf"(?P<name>{_LONGER})(?![^\W\d_])"
)
_CLAUSE_END = late(r"\s{0,3}(?:$|[.,;)\n])")
_VALID = late(
    r"(?<![^\W\d_])(?:berlaku(?:nya)?|kadaluarsa|kedaluwarsa|masa\s+(?:pinjam(?:an)?|peminjaman|"
    r"sewa|jabatan|kerja|bakti|garansi|retensi|simpan|studi|tugas|tinggal|hukuman|pidana|tahanan)|"
    r"(?:lama|waktu)\s+(?:pinjam(?:an)?)|dipinjam(?:kan)?|disimpan|pengalaman(?:\s+kerja)?|minimal\s+kerja|"
    r"retensi|garansi|validitas|valid(?=\s+(?:selama|hingga|sampai|untuk)))(?![^\W\d_])"
)
_LOAN = late(r"(?<![^\W\d_])(?:lama|waktu)\s+peminjaman(?![^\W\d_])")
_VALID_AFTER = late(r"[^\S\n]{0,3}\(?(?:masa\s+)?berlaku(?:nya)?(?![^\W\d_])")
_AGE = late(r"(?<![^\W\d_])(?:ber)?(?:usia|umur)(?:nya)?(?![^\W\d_])")
_YOUNG = late(r"(?<![^\W\d_])(?:anak|bayi|balita|remaja|lansia|dewasa|penduduk)(?![^\W\d_])")
_AGE_AFTER = late(
    r"\s{0,3}(?:ke\s?-?\s?(?:atas|bawah)|dan\s+(?:belum|sudah|telah)\s+(?:kawin|menikah|nikah)|"
    r"atau\s+(?:sudah|telah|pernah)\s+(?:kawin|menikah|nikah))"
)
# A verb of work between "berlaku" and the value: the value belongs to the verb.
_WORK = late(
    r"selesai|proses|terbit|layan|jadi|lakukan|laksana|setelah|sejak|sesudah|verifikasi|bayar|"
    r"perpanjang|urus|paling\s+lambat"
)
_NEW_SENTENCE = late(r"[;\n]|\.\s")
# "Berlaku selama" / "30 hari": a line without a value of its own goes on in the next.
_WRAPPED = late(
    r"(?:[ \t]{1,3}(?!ke(?![^\W\d_]))[^\W\d_]{2,12}){0,2}[ \t]{0,3}:?[ \t]{0,3}\n"
    r"[ \t]{0,3}(?:(?:selama|minimal|maksimal|paling\s\w{3,8})[ \t]{1,3})?\Z"
)
_STILL = late(r"(?:masih|yang|tidak|sudah|telah|mulai)\s{1,3}\Z")  # a state, no period
_WORD = late(r"[^\W\d_]+")
_FEW_WORDS = 7
_LATE = late(
    r"(?<![^\W\d_])(?:terlambat|keterlambatan|melampaui|lewat(?:\s+waktu)?|tunggakan|menunggak|"
    r"(?:apabila|jika|bila|kalau)\s{1,3}(?:[^\W\d_]{1,12}\s{1,3}){0,3}(?:melebihi|melewati|lebih\s+dari))"
    r"(?:\s+(?:lebih|dari|batas|waktu|di\s?atas|selama|pelaporan)){0,4}\s{0,3}$"
)
_YEAR_NUMBER = late(r"[^\S\n]{0,3}(?:19|20)[0-9]{2}(?![0-9])")
_OTHER_MEANING = late(
    r"[^\S\n]{1,3}(?:terakhir|pertama|yang\s+lalu|lalu|silam|sebelumnya|anggaran|ajaran|pelajaran|pajak|fiskal|"
    rf"buku|libur|raya|besar|berjalan|{MONTH})(?![^\W\d_])"
)
_WEEKDAY = rf"(?:{WEEKDAY}|ahad)(?![^\W\d_])"
_WEEKDAY_AFTER = late(rf"[^\S\n]{{0,3}}[:,]?[^\S\n]{{0,3}}(?:hari\s+)?{_WEEKDAY}")
_WORKING_WEEK_AFTER = late(
    rf"\s{{0,3}}[(:,-]?\s{{0,3}}(?:(?:yaitu|hari)\s+)?{_WEEKDAY}|"
    r"\s{0,3}(?:dalam|per|/|setiap|tiap)?\s{0,3}(?:se|1|satu)\s{0,3}(?:\(\w{1,10}\)\s{0,3})?minggu"
)
_WORKING_WEEK_DAYS = (5, 6, 7)
_SCHEDULE_AFTER = late(
    r"[^\S\n]{0,3}(?:pelayanan|layanan|buka|operasional|istirahat|kantor)?[^\S\n]{0,3}[:=]?[^\S\n]{0,3}"
    rf"(?:{_WEEKDAY}|pukul|[0-2]?[0-9][.:][0-5][0-9])"
)
_OPEN_BEFORE = late(
    r"(?<![^\W\d_])(?:buka|siaga|siap|melayani|beroperasi|operasional|diakses|tersedia|aktif|"
    r"standby|stand\s+by|online|terlayani|dilayani|"
    r"(?<!waktu )(?<!lama )(?<!jangka )(?:pe)?layanan|igd|ugd|darurat|"
    r"rawat\s+inap|ambulan[^\W\d_]{0,2}|call\s?center|hotline)"
    r"(?:\s+(?:selama|online))?\s{0,3}[:(]?\s{0,3}$"
)
_OPENING_HOURS_BEFORE = late(
    r"(?<![^\W\d_])(?:jam\s+(?:pelayanan|layanan|kerja|buka|operasional|kantor)|istirahat|ishoma)"
    rf"(?:[\s0-9.:,()–-]|s\.?/?d\.?|sampai|{CLOCK})*$"
)
_CLOCK_BEFORE = late(rf"[0-9][.:][0-5][0-9]\s{{0,3}}{CLOCK}?\s{{0,3}}\(\s{{0,3}}$")
_FEE_BEFORE = late(r"rp\.?\s{0,3}[0-9][0-9.,]{0,20}-?\s{0,3}/\s{0,3}$")
_ALWAYS_AFTER = late(
    r"\s{0,3}(?:,\s{0,3})?(?:non\s?-?\s?stop|sehari|/\s{0,3}(?:hari|7)|setiap|tiap|penuh|per\s+hari|"
    r"\(?(?:igd|ugd)|dalam\s+(?:se|1|satu\s+)\s{0,3}hari|x\s{0,3}7|7\s+hari|terus)"
)
_NEXT_AFTER = late(r"[^\S\n]{0,3}[,\n]")  # what follows is said of something else
_DAY_HOURS = 24
_ALL_DAYS = (1, 7)  # a day, a week
_RATE_BEFORE = late(r"(?<![^\W\d_])(?:dalam|untuk|selama)(?:\s+waktu)?\s{0,3}$")
_RATE_AFTER = late(
    r"[^.;\n]{0,50}?(?<![^\W\d_])(?:melayani|dilayani|menampung|kuota|kapasitas|menerima)"
    r"[^.;\n]{0,20}?[0-9]"
)
_PER_ONE = late(r"\s{0,3}(?:dalam|per|setiap|tiap|selama)?\s{0,3}|/")
_LABEL_GAP = late(r"\s{0,4}:\s{0,4}(?:(?:maks(?:imal)?|paling\s+(?:lama|lambat)|±)\.?\s{0,3})?")
_COMPLAINT = late(r"(?<![^\W\d_])(?:peng|di|meng)?adu(?:an|kan)?|keluhan|komplain")
_SENTENCE_REACH = 400  # characters to each side of a value
_SENTENCE_EDGE = late(r"[;\n]|\.(?=\s|$)")


def is_no_duration(lowered: str, amount: Amount, floor: int) -> bool:
    """Whether `amount` counts something else; `floor` is where the value before it ends."""
    before = lowered[max(floor, amount.start - _BACK) : amount.start]
    after = lowered[amount.end : amount.end + _AHEAD]
    return (
        amount.maximum == 0  # "0 Hari": a field that nobody filled in
        or _is_recurrence(amount, before, after)
        or _is_validity(before, after)
        or (amount.unit not in _SHORT_UNITS and _governs(_LOAN, before))
        or _is_age(amount, before, after)
        or _is_calendar_name(amount, after)
        or _is_opening_time(amount, before, after)
        or (_RATE_BEFORE.search(before) is not None and _RATE_AFTER.match(after) is not None)
        or _LATE.search(before) is not None
    )


def is_rate(lowered: str, amount: Amount, following: Amount) -> bool:
    """Whether two amounts are one rate: "5 hari kerja dalam seminggu", "8 jam sehari"."""
    gap = lowered[amount.end : following.start]
    if not _PER_ONE.fullmatch(gap):
        return False
    if (amount.unit, amount.maximum, following.unit) == ("hour", _DAY_HOURS, "day"):
        return following.maximum in _ALL_DAYS and bool(gap.strip())
    if following.minimum != 1 or following.maximum != 1:
        return False
    if amount.unit is None or following.unit is None:
        return False
    is_longer = UNITS.index(following.unit) > UNITS.index(amount.unit)
    is_se_word = lowered.startswith("se", following.start) and "\n" not in gap
    return is_longer and (bool(gap.strip()) or is_se_word)


def is_case_label(lowered: str, amount: Amount, following: Amount) -> bool:
    """Whether an amount names the case of the next: "kelahiran 0-60 hari : 3 hari kerja"."""
    return _LABEL_GAP.fullmatch(lowered[amount.end : following.start]) is not None


def is_about_complaints(lowered: str, amount: Amount) -> bool:
    """Whether the sentence around `amount` speaks of complaints."""
    start = 0
    for edge in _SENTENCE_EDGE.finditer(
        lowered, max(0, amount.start - _SENTENCE_REACH), amount.start
    ):
        start = edge.end()
    close = _SENTENCE_EDGE.search(lowered, amount.end, amount.end + _SENTENCE_REACH)
    end = close.start() if close is not None else amount.end + _SENTENCE_REACH
    return _COMPLAINT.search(lowered, start, end) is not None


def _is_recurrence(amount: Amount, before: str, after: str) -> bool:
    # "Seminggu dua kali" / "4 hari kerja": the recurrence ended with its line.
    is_new_line = amount.has_digits and _KALI_LINE.search(before) is not None
    if (_RECURS_BEFORE.search(before) and not is_new_line) or _FEE_BEFORE.search(before):
        return True
    longer = _PER_LONGER_AFTER.match(after)
    if longer is not None and amount.unit is not None:
        return UNITS.index(UNIT_NAMES[longer.group("name")]) > UNITS.index(amount.unit)
    recurs = _RECURS_AFTER.match(after)
    if recurs is None:
        return False
    # "40 menit sekali pertemuan" is the length of one meeting.
    return amount.unit not in _SHORT_UNITS or bool(_CLAUSE_END.match(after, recurs.end()))


def _is_validity(before: str, after: str) -> bool:
    return _governs(_VALID, before) or _VALID_AFTER.match(after) is not None


def _is_age(amount: Amount, before: str, after: str) -> bool:
    if amount.unit in _SHORT_UNITS:
        return False
    if _governs(_AGE, before) or _AGE_AFTER.match(after) is not None:
        return True
    return amount.unit == "year" and _governs(_YOUNG, before)


def _governs(pattern: re.Pattern[str], before: str) -> bool:
    """Whether the last match of `pattern` is about the value that follows `before`."""
    last = None
    for found in pattern.finditer(before):
        last = found
    if last is None:
        return False
    between = before[last.end() :]
    if _WRAPPED.fullmatch(between) and not _STILL.search(before, 0, last.start()):
        return _WORK.search(between) is None
    if _NEW_SENTENCE.search(between) or _WORK.search(between):
        return False
    return len(_WORD.findall(between)) <= _FEW_WORDS


def _is_calendar_name(amount: Amount, after: str) -> bool:
    if _OTHER_MEANING.match(after) is not None:
        return True
    return amount.unit == "year" and _YEAR_NUMBER.match(after) is not None


def _is_opening_time(amount: Amount, before: str, after: str) -> bool:
    if amount.unit == "hour":
        if amount.maximum == _DAY_HOURS and _OPEN_BEFORE.search(before):
            return True
        if _OPENING_HOURS_BEFORE.search(before) or _CLOCK_BEFORE.search(before):
            return True
        is_always = _ALWAYS_AFTER.match(after) is not None
        is_listed = amount.maximum != _DAY_HOURS and _NEXT_AFTER.match(after) is not None
        return (is_always and not is_listed) or _SCHEDULE_AFTER.match(after) is not None
    if amount.unit != "day":
        return False
    if amount.minimum in _WORKING_WEEK_DAYS and _WORKING_WEEK_AFTER.match(after):
        return True
    return bool(_WEEKDAY_AFTER.match(after) or _SCHEDULE_AFTER.match(after))
