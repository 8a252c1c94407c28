"""Who signs an issued paper, and in which place of it, read from its frozen data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from campaigns.rules.vietnamese import fold, nfc

RIGHT, LEFT = "phai", "trai"
SEAL = "dau"  # stands for the organisation, whose seal goes over the signature on the right


@dataclass(frozen=True)
class Signer:
    """A named place for a signature: ``place`` is the middle of the marks "ky-…-tren" and "ky-…-duoi" that
    the paper's template sets."""

    place: str
    name: str


def signers(payload: dict[str, Any]) -> list[Signer]:
    """The places of a paper that bear a name, the one with the seal first.

    A paper of one signature has it on the right (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV.1, ô số 7);
    minutes have the secretary on the left, a report those who confirm it, the second and later ones below.
    """
    right = payload.get("signature") or payload.get("chair_signature") or payload.get("author")
    endorsements = payload.get("endorsements") or [payload.get("secretary_signature")]
    places = [(RIGHT, right), *((str(n) if n else LEFT, block) for n, block in enumerate(endorsements))]
    return [Signer(place, block["name"]) for place, block in places if block and block.get("name")]


def signs(payload: dict[str, Any], name: str) -> bool:
    """Whether the person called ``name`` has a place in the paper."""
    return bool(name) and any(fold(signer.name) == fold(name) for signer in signers(payload))


def bears_name(certified: str, name: str) -> bool:
    """Whether a certificate made out to ``certified`` is that of ``name``.

    All words of the name stand in it one after the other, in any case, with whatever the authority adds
    around them ("NGUYỄN VĂN AN - 0123…"); accents count, unless the certificate has none at all.
    """
    plain = certified.isascii()
    wanted, found = (_words(fold(text) if plain else text) for text in (name, certified))
    return bool(wanted) and any(
        found[start : start + len(wanted)] == wanted for start in range(len(found) - len(wanted) + 1)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", nfc(text).casefold())
