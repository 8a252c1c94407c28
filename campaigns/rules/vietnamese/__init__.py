"""Vietnamese as the office writes it: texts, alphabetical order, dates, figures and words for numbers."""

from campaigns.rules.vietnamese.dates import (
    DateParts,
    clock_time,
    date_parts,
    official_date,
    short_date,
)
from campaigns.rules.vietnamese.figures import (
    count_words,
    list_letter,
    money,
    number,
    roman,
    short_number,
)
from campaigns.rules.vietnamese.sorting import person_sort_key, sort_key
from campaigns.rules.vietnamese.text import ascii_filename, capitalise_first, fold, nfc
from campaigns.rules.vietnamese.words import money_in_words, number_in_words

__all__ = [
    "DateParts",
    "ascii_filename",
    "capitalise_first",
    "clock_time",
    "count_words",
    "date_parts",
    "fold",
    "list_letter",
    "money",
    "money_in_words",
    "nfc",
    "number",
    "number_in_words",
    "official_date",
    "person_sort_key",
    "roman",
    "short_date",
    "short_number",
    "sort_key",
]
