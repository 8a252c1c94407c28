"""Signed copies come into the portal: a scan, a paper signed elsewhere, or a signature made here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.views.decorators.debug import sensitive_variables

from awards.actions.signed_copies import UNFINISHED, add_copy
from awards.documents.signing.apply import FAILED, apply_signature
from awards.documents.signing.keys import Key, opened, refuse_wrong_certificate
from awards.documents.signing.scans import NOT_A_PDF, NOT_A_SCAN, PDF, read_upload, scan_to_pdf
from awards.documents.signing.verify import added_only_signatures, verify_pdf
from awards.documents.signing.visible import field_of, visible_signature
from awards.documents.stored import read_copy, read_file
from awards.enums import CopyKind, PaperKind
from awards.models import Paper, SignedCopy
from awards.permissions import may_add_signed_copy, may_seal
from awards.queries.signed_copies import newest_digital, picture_of_signer, seal_of, trusted_roots
from awards.rules.paper_kinds import FACTS
from awards.rules.signers import SEAL, signers
from campaigns.documents.binding import page_count
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

NOT_ISSUED = Reason(
    "not_issued",
    "Tệp này không phải bản đã phát hành trên cổng. Hãy tải đúng văn bản đã phát hành về, ký số lên "
    "chính tệp đó "
    "rồi tải lên; bản in được ký tay rồi quét thì chọn loại “Bản quét”.",
)
NOT_SIGNED = Reason("not_signed", "Tệp chưa có chữ ký số nào. Hãy ký số rồi tải lên lại.")
CONTENT_ADDED = Reason(
    "content_added",
    "Ngoài chữ ký số, tệp còn bị sửa hoặc thêm nội dung so với bản đã phát hành. Hãy ký lại trên bản "
    "đã phát hành.",
)
ALREADY_SIGNED = Reason("already_signed", "Văn bản đã có chữ ký số này rồi; không cần ký lần nữa.")
REPLACED = Reason("paper_replaced", "Văn bản này đã được thay thế. Hãy ký văn bản thay thế.")


def keep_upload(
    *, paper: Paper, kind: CopyKind, upload: File[bytes], by: User, now: datetime, note: str = ""
) -> SignedCopy:
    """Keep an uploaded file as signed copy of ``paper``.

    A scan may be a PDF or a picture. A digital copy must be the issued file, byte for byte, with signatures
    added behind it, each of them intact. Refused: ``file_too_large``, ``scan_kind``, ``digital_kind`` and the
    codes of ``rules.uploads.kind_of``; ``not_issued``, ``not_signed``, ``signature_broken``,
    ``content_added``; and the codes of ``actions.signed_copies.add_copy``.
    """
    if not may_add_signed_copy(by, paper):
        raise Refused(NOT_YOURS)
    try:
        content, file_kind = read_upload(upload)
    except Refused as refusal:
        if "file_kind" not in refusal.codes:
            raise
        raise Refused(NOT_A_PDF if kind == CopyKind.DIGITAL else NOT_A_SCAN) from refusal
    findings: list[dict[str, Any]] = []
    if kind == CopyKind.DIGITAL:
        if file_kind != PDF:
            raise Refused(NOT_A_PDF)
        findings = _check_digital(content, paper)
    else:
        content = scan_to_pdf(content, file_kind)
    return add_copy(
        paper=paper,
        kind=kind,
        pdf=content,
        pages=page_count(content),
        by=by,
        now=now,
        note=nfc(note),
        findings=findings,
    )


@sensitive_variables()
def sign_paper(*, paper: Paper, place: str, key: Key, by: User, now: datetime) -> SignedCopy:
    """Add a digital signature to the newest signed copy of ``paper``, or to the paper itself.

    ``place`` is a person's place (``rules.signers``) or ``SEAL`` for the organisation, which signs last and
    only by the office. The certificate must be that of the one who signs. Nothing is kept when it fails, and
    never the key. Refused: ``not_yours``, ``paper_replaced``, ``already_signed``, the codes of
    ``visible_signature``, ``opened``, ``refuse_wrong_certificate``, ``apply_signature`` and ``add_copy``.
    """
    _ask(paper, place, by)
    base = newest_digital(paper)
    pdf = read_copy(base) if base else read_file(paper)
    roots = trusted_roots()
    visible = visible_signature(paper, pdf, place)
    if visible.field in [finding.field for finding in verify_pdf(pdf, roots)]:
        raise Refused(ALREADY_SIGNED)
    with opened(key) as signer:
        refuse_wrong_certificate(signer, visible.names, now)
        signed = apply_signature(
            pdf,
            signer=signer,
            field=visible.field,
            page=visible.page,
            box=visible.box,
            picture=visible.picture,
            place=paper.organisation.place,
        )
    findings = verify_pdf(signed, roots)
    if not all(finding.is_intact for finding in findings):
        raise Refused(FAILED)
    return add_copy(
        paper=paper,
        kind=CopyKind.DIGITAL,
        pdf=signed,
        pages=page_count(signed),
        by=by,
        now=now,
        findings=[finding.to_json() for finding in findings],
        signed_here=True,
        base=base,
    )


def places_to_sign(paper: Paper, by: User) -> list[tuple[str, str]]:
    """Who may still sign ``paper`` here: pairs of place and name; the organisation last, for whom the office
    signs."""
    newest = newest_digital(paper)
    done = {found["field"] for found in newest.findings} if newest else set()
    places = [(signer.place, signer.name) for signer in signers(paper.payload)]
    if places and may_seal(by) and _bears_seal(paper):
        places.append((SEAL, f"{paper.organisation} (ký số của cơ quan, kèm hình dấu)"))
    return [(place, name) for place, name in places if field_of(place) not in done]


def without_picture(paper: Paper, places: Sequence[tuple[str, str]]) -> list[str]:
    """The names among ``places`` whose picture has not been put in, so that they cannot sign here yet."""
    organisation = paper.organisation
    return [
        str(organisation) if place == SEAL else name
        for place, name in places
        if (seal_of(organisation) if place == SEAL else picture_of_signer(organisation, name)) is None
    ]


def _ask(paper: Paper, place: str, by: User) -> None:
    if not may_add_signed_copy(by, paper):
        raise Refused(NOT_YOURS)
    if place == SEAL and not (may_seal(by) and _bears_seal(paper)):
        raise Refused(NOT_YOURS)
    if not paper.is_finished:
        raise Refused(UNFINISHED)
    if Paper.objects.filter(replaces=paper).exists():
        raise Refused(REPLACED)


def _bears_seal(paper: Paper) -> bool:
    """The organisation seals what it or its council issues; a report bears the seal of whoever wrote it."""
    return FACTS[PaperKind(paper.kind)].is_numbered


def _check_digital(pdf: bytes, paper: Paper) -> list[dict[str, Any]]:
    issued = read_file(paper)
    if not pdf.startswith(issued):
        raise Refused(NOT_ISSUED)
    findings = verify_pdf(pdf, trusted_roots())
    if not findings:
        raise Refused(NOT_SIGNED)
    refuse_if(
        Reason("signature_broken", f"Chữ ký của {finding.signer}: {' '.join(finding.problems)}")
        for finding in findings
        if not finding.is_intact
    )
    if not added_only_signatures(pdf, issued):
        raise Refused(CONTENT_ADDED)
    return [finding.to_json() for finding in findings]
