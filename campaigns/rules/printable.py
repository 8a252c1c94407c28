"""What papers can show: the letters of their typeface, and names that fit on a line.

Asked where a text is typed, so that nobody learns only at the press that a name cannot be printed.
"""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 60  # letters; a name stands on one line of a paper and is never broken
LONGEST_WORD = 30  # letters without a space; a longer one would run over the margin
NAMED = 5  # how many letters a sentence names

# The letters that all four styles of the papers' typeface have; a test compares them with the font files.
TYPEFACE = """
    0020-007E 00A0-0377 037A-037F 0384-038A 038C 038E-03A1 03A3-052F 0591-05C7 05D0-05EA 05F0-05F4
    1AB0-1ABE 1C80-1C88 1D00-1DF5 1DFB-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D
    1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2064 2066-2071
    2074-208E 2090-209C 20A0-20BE 20F0 2100-214F 2153-2154 215B-215E 2184 2190-2195 21A8 2202 2206 220F
    2211-2212 2215 2219-221A 221E-221F 2229 222B 2248 2260-2261 2264-2265 2302 2310 2320-2321 2500 2502
    250C 2510 2514 2518 251C 2524 252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1
    25AA-25AC 25B2 25BA 25BC 25C4 25CA-25CC 25CF 25D8-25D9 25E6 263A-263C 2640 2642 2660 2663 2665-2666
    266A-266B 266F 2C60-2C7F 2DE0-2E42 A640-A69F A717-A7AE A7B0-A7B7 A7F7-A7FF AB30-AB65 F001-F002
    F004-F005 F00A-F00E FB01-FB04 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FB4F FE20-FE2F FEFF
    FFFC-FFFD
"""


def _letters(ranges: str) -> frozenset[str]:
    found: set[str] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


PRINTABLE = _letters(TYPEFACE)


def unprintable(text: str) -> list[str]:
    """The letters of ``text`` that papers cannot show, each once; spaces and invisible marks are none."""
    composed = unicodedata.normalize("NFC", text)
    return sorted(
        {
            letter
            for letter in composed
            if letter not in PRINTABLE
            and not letter.isspace()
            and unicodedata.category(letter) not in ("Cc", "Cf")
        }
    )


def faults_in_text(text: str) -> list[str]:
    """Why papers cannot show a text, in a sentence that says what to do; empty means that they can."""
    strangers = unprintable(text)
    if not strangers:
        return []
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in strangers[:NAMED])
    return [f"Có ký tự không in được trên văn bản: {named}. Hãy thay bằng chữ thông thường."]


def faults_in_name(name: str) -> list[str]:
    """The same for a name, which also has no word too long for the line of a heading."""
    long = next((word for word in name.split() if len(word) > LONGEST_WORD), "")
    if not long:
        return faults_in_text(name)
    sentence = (
        f"“{long[:LONGEST_WORD]}…” viết liền quá {LONGEST_WORD} ký tự, không vừa dòng văn bản. "
        "Hãy thêm dấu cách hoặc rút gọn."
    )
    return [*faults_in_text(name), sentence]
