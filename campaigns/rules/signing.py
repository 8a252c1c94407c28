"""In which capacity a paper is signed: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7b; Điều 13."""

from __future__ import annotations

import re

from campaigns.enums import SignatoryRole

_ACTING = re.compile(r"^(?:quyền|q\.)\s+", re.IGNORECASE)


def capacity(
    role: SignatoryRole, title: str, *, head_title: str, body: str, on_behalf: bool
) -> tuple[str, ...]:
    """The lines over a signature, in capitals: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".

    ``title`` is the signer's own post, ``head_title`` that of the head whom a deputy, an order or an
    authorisation stands for; ``body`` is the collective for which "TM." signs, when ``on_behalf``. Who signs
    by order (TL.) or by authorisation (TUQ.) acts for the head alone, so no "TM." stands above (Điều 13.3,
    13.4). "Quyền Chủ tịch" is written "Q. CHỦ TỊCH".
    """
    head, own = _post(head_title), title.upper()
    lines = {
        SignatoryRole.CHAIRMAN: (own,),
        SignatoryRole.ACTING_CHAIRMAN: (f"Q. {_post(title)}",),
        SignatoryRole.VICE_CHAIRMAN: (f"KT. {head}", own),
        SignatoryRole.BY_ORDER: (f"TL. {head}", own),
        SignatoryRole.BY_AUTHORISATION: (f"TUQ. {head}", own),
    }[role]
    return (f"TM. {body.upper()}", *lines) if on_behalf and signs_for_body(role) else lines


def signs_for_body(role: SignatoryRole) -> bool:
    """Whether somebody in this capacity may sign for the collective: the head and his deputies."""
    return role not in (SignatoryRole.BY_ORDER, SignatoryRole.BY_AUTHORISATION)


def _post(title: str) -> str:
    return _ACTING.sub("", title.strip(), count=1).upper()
