"""Which papers of evidence go along with a dossier."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from awards.actions.dossiers import GONE
from awards.enums import DossierState
from awards.models import Dossier, LeftOutEvidence
from awards.permissions import may_keep_dossiers
from awards.queries.dossiers import folder_of
from awards.queries.enclosures import ProofKey, all_proofs
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import User
from campaigns.rules.vietnamese import count_words

UNKNOWN = Reason("proof_unknown", "Có tài liệu không còn trong hồ sơ này. Hãy tải lại trang rồi chọn lại.")


def choose_evidence(
    *,
    dossier: Dossier,
    by: User,
    now: datetime,
    left_out: Collection[ProofKey],
    version: int | None = None,
) -> None:
    """Enclose every paper of evidence of the dossier's nominees except ``left_out``.

    Refused: ``not_yours``, ``wrong_state`` once the dossier is handed over, ``proof_unknown`` (a key of no
    paper in this dossier), ``stale``.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    if dossier.state != DossierState.PREPARING:
        raise Refused(GONE)
    with transaction.atomic():
        claim(dossier, version=version)
        proofs = {proof.key: proof for proof in all_proofs(folder_of(dossier))}
        wanted = set(left_out)
        if not wanted <= set(proofs):
            raise Refused(UNKNOWN)
        nominations = {proof.nomination.pk for proof in proofs.values()}
        LeftOutEvidence.objects.filter(nomination__in=nominations).delete()
        LeftOutEvidence.objects.bulk_create(
            LeftOutEvidence(nomination_id=nomination, paper_id=paper, by=by, at=now)
            for nomination, paper in sorted(wanted)
        )
        record(
            by=by,
            now=now,
            action="dossier.evidence",
            summary=f"Chọn {count_words(len(proofs) - len(wanted))} trên {count_words(len(proofs))}"
            " tài liệu kiểm chứng gửi kèm hồ sơ.",
            about=dossier,
            changes={"left_out": [proofs[key].paper.title for key in sorted(wanted)]},
        )
