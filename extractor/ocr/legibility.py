"""Can the text layer of a page be read, or is it noise? A measure of our own, page by page.

Two kinds of layer are told apart. What the page itself draws as text is right almost always;
it is noise only when its font lost its letters, and then nearly every word is. A layer that an
earlier OCR laid unseen over a scan is wrong in single words, and a fresh OCR reads them better:
there, few odd words are enough to distrust all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Words that Indonesian and English sentences cannot do without, and those of every form.
_KNOWN = """
dan yang di dari untuk dengan pada atau ke dalam oleh adalah ini itu tidak akan telah dapat sesuai
tentang nomor tahun hari jam menit biaya surat jika bila maka sebagai secara bagi kepada tanggal no
nama kepala pelayanan kabupaten kota provinsi
the of and to in for is or by with on be at from as this that
"""
FUNCTION_WORDS = frozenset(_KNOWN.split())
# Running Indonesian text has 0.10 to 0.25 of them, tables and letterheads 0.04 to 0.15; a page
# of which half is garbled by one font falls below this.
CERTAIN_FUNCTION_SHARE = 0.08
# Glyphs without a letter: the replacement sign, private-use signs, control codes. List bullets
# (Wingdings) are private-use signs too: up to 0.03 of a page of short items.
NAMELESS_SHARE = 0.15
# Odd words among those judged. Pages drawn as text: at most 0.07 (link hashes, brand names);
# text shifted by a broken font: 0.6 to 1.0.
NOISE_DOUBTFUL_SHARE = 0.35
NOISE_MIN_JUDGED = 8  # words; fewer say nothing about a page
# The layers of scans by office copiers: 0.02 to 0.06 over a document; correct text 0.000 to 0.006.
OCR_DOUBTFUL_SHARE = 0.01

# Which letters follow each letter in Indonesian (with its place names and abbreviations) and
# English words. Every other pair is a misread letter far more often than a word.
_FOLLOWERS = {
    "b": "abcehijlmnorstuy",
    "c": "acdehiklorstuy",
    "d": "acdehijklmnoprsuvwyz",
    "e": "abcdefghijklmnopqrstuvwxy",
    "f": "aefiklorstuy",
    "g": "abeghijklnoprstuy",
    "h": "abeiklmnortuwy",
    "i": "abcdefghijklmnopqrstuvwxyz",
    "j": "aeioru",
    "k": "abcdehiklmnoprstuwy",
    "l": "acdefghiklmnopqrstuwy",
    "m": "abdefhiklmnopstuy",
    "n": "abcdefgijklmnoprstuvwyz",
    "o": "abcdefghijklmnoprstuvwxyz",
    "p": "adehiklmnoprstuwy",
    "q": "aiu",
    "r": "abcdefghijklmnoprstuvwy",
    "s": "abcdefhiklmnopqrstuwy",
    "t": "acdefghiklmnoprstuwyz",
    "u": "abcdefghijklmnoprstwyz",
    "v": "aeioy",
    "w": "aehinorsuy",
    "x": "aceipty",
    "y": "abcdegilmnoprstuw",
    "z": "aeikouyz",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Pairs of consonants with which a word begins.
_BEGINNING_PAIRS = """
ng ny pr tr pl st kl sp bl sh ch fr cl th gr sy sw dr bh cr fl sl tw gl dw lh nd br ts kw sr ps sc
wh dh sn kh hy gh wr kn sk ph ly sm kr my dy by gn jr mb mp nj
"""
_BEGINNINGS = frozenset(_BEGINNING_PAIRS.split())
_STRANGE_PAIR = re.compile(
    "|".join(
        f"{letter}[{''.join(other for other in _LETTERS if other not in followers)}]"
        for letter, followers in _FOLLOWERS.items()
        if set(followers) != set(_LETTERS)
    )
    + r"|[aiueo]{5}|[b-df-hj-np-tv-z]{5}|([a-z])\1\1"
)
_ODD_SHAPE = re.compile(
    r"[A-Za-z][<>{}\[\]|\\!^~€£¥§*$%=#_°]+[A-Za-z]"  # a sign amid letters
    r"|[a-z][A-Z]"  # a capital after a small letter
    r"|[A-Za-z]\d+[a-z]{2}|\d[OIlo]{1,2}\d|\d[lO]\b|\b[lO]\d"  # letters for digits
    r"|^['`´\\|{}<>~^_]$|^[.,;`´\\|{}~^_](?=[A-Za-z\d])|[A-Za-z][\\|{<~^]$"  # a speck
    r"|\(cid:\d"  # glyph numbers instead of letters
)
_NAMELESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x7f-\x9f]")
_PARTS = re.compile(r"[^\s/.,;:()'’\"“”\-–—&+?]+")
_ADDRESS = re.compile(r"@|www|https?:|\.(?:id|com|net|org)\b", re.IGNORECASE)
_LETTER = re.compile("[a-z]")
_VOWEL = re.compile("[aiueo]")
_SHORTEST_JUDGED = 4  # letters; shorter words are abbreviations too often
_LONGEST_JUDGED = 30  # letters; longer ones are keys in links
_SHORTEST_CAPITALS = 9  # letters; names of agencies and roman numbers are shorter


class Doubt(NamedTuple):
    """The words of a layer that look like none, each once, and how many words were judged.

    A misreading seldom comes twice in the same form; the odd name of a program does.
    """

    odd_words: frozenset[str]
    judged: int

    @property
    def share(self) -> float:
        return len(self.odd_words) / self.judged if self.judged else 0.0

    @property
    def is_faithful(self) -> bool:
        """Whether an OCR layer of this doubt is as good as a fresh one would be."""
        return self.judged > 0 and self.share < OCR_DOUBTFUL_SHARE


def is_legible(words: Sequence[str]) -> bool:
    """Whether the words that a page draws as text are words; a page of numbers is legible too.

    >>> is_legible("Pemohon mengisi formulir dan menyerahkannya kepada petugas loket".split())
    True
    >>> is_legible(["3HUV]DUDWDQ", "SHPRKRQDQ", "3HQJDGXDQ", "3HOD]DQDQ"] * 3)
    False
    >>> is_legible(["1", "2.500", "17", "4"])
    True
    """
    text = " ".join(words)
    if not text.isascii() and len(_NAMELESS.findall(text)) > NAMELESS_SHARE * len(text):
        return False
    known = sum(map(FUNCTION_WORDS.__contains__, text.lower().split()))
    if known >= CERTAIN_FUNCTION_SHARE * len(words):
        return True
    verdicts = [odd for odd in map(is_odd_word, words) if odd is not None]
    return len(verdicts) < NOISE_MIN_JUDGED or sum(verdicts) < NOISE_DOUBTFUL_SHARE * len(verdicts)


def doubt_of(words: Iterable[str]) -> Doubt:
    """The doubt about some words: numbers, addresses and short words are not judged."""
    odd_words: set[str] = set()
    judged = 0
    for word in words:
        odd = is_odd_word(word)
        if odd is not None:
            judged += 1
        if odd:
            odd_words.add(word)
    return Doubt(frozenset(odd_words), judged)


def is_odd_word(word: str) -> bool | None:
    """Whether a word cannot be one, by its letters; None where its letters say nothing.

    >>> is_odd_word("pelaksarraan"), is_odd_word("penqaduan"), is_odd_word("KEAE}UPATEN")
    (False, True, True)
    >>> is_odd_word("pengaduan"), is_odd_word("Daerah"), is_odd_word("KTP")
    (False, False, None)
    """
    if _ODD_SHAPE.search(word):
        return None if _ADDRESS.search(word) else True
    verdict: bool | None = None
    for part in () if _ADDRESS.search(word) else _PARTS.findall(word):
        letters = part.lower()
        shortest = _SHORTEST_CAPITALS if part.isupper() else _SHORTEST_JUDGED
        if len(part) < shortest or len(part) > _LONGEST_JUDGED:
            continue
        if not _VOWEL.search(letters):
            if len(part) >= _SHORTEST_CAPITALS and _LETTER.search(letters):
                return True
            continue
        if _STRANGE_PAIR.search(letters) or _begins_oddly(letters):
            return True
        verdict = False
    return verdict


def _begins_oddly(letters: str) -> bool:
    first, second = letters[0], letters[1]
    is_pair = first not in "aiueo" and second not in "aiueo" and (first + second).isalpha()
    return is_pair and (first + second).isascii() and first + second not in _BEGINNINGS
