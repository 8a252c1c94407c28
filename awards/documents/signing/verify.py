"""Digital signatures in a PDF are checked, without the internet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from asn1crypto import pem, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from awards.documents.signing.findings import SignatureFinding
from awards.documents.signing.threads import in_own_thread
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import nfc, short_date

UNREADABLE = Reason(
    "file_unreadable", "Không đọc được chữ ký số trong tệp: tệp PDF bị hỏng. Hãy kiểm tra lại tệp."
)
USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
NO_REVOCATION = "Chưa tra cứu chứng thư số có bị thu hồi hay không (cổng kiểm tra không cần mạng)."
TAIL = "Sau chữ ký cuối, tệp còn bị nối thêm dữ liệu không thuộc phần đã ký."
OWN_TIME = "Giờ ký theo máy của người ký, không có dấu thời gian."


def verify_pdf(pdf: bytes, roots: Sequence[str]) -> list[SignatureFinding]:
    """Every digital signature of ``pdf`` in its order; an empty list means that it bears none.

    ``roots`` are the trusted authorities' certificates as PEM. Nothing is fetched: revocation is checked only
    with what the file itself carries. Refused with ``file_unreadable`` when it is not a whole PDF.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        signatures = reader.embedded_regular_signatures
    except Exception as error:  # the parser answers hostile bytes with exceptions of every kind
        raise Refused(UNREADABLE) from error
    anchors = [_certificate(root) for root in roots]
    findings = [_finding(signature, anchors) for signature in signatures]
    return _tell_of_tail(findings, reader, signatures)


def added_only_signatures(signed: bytes, issued: bytes) -> bool:
    """Whether ``signed`` is ``issued`` byte for byte, with nothing but signatures added behind it.

    A signature alone does not say so: whoever signs first could have changed the paper just before.
    """
    if not signed.startswith(issued) or len(signed) == len(issued):
        return False
    try:
        revisions = PdfFileReader(BytesIO(issued)).xrefs.total_revisions
        reader = PdfFileReader(BytesIO(signed))
        base = reader.get_historical_resolver(revisions - 1)
        if "/AcroForm" not in base.root:
            base.root["/AcroForm"] = _empty_form(reader.get_historical_resolver(revisions).root["/AcroForm"])
        result = DEFAULT_DIFF_POLICY.review_file(reader, base)
    except Exception:  # likewise
        return False
    if isinstance(result, SuspiciousModification):
        return False
    return result.modification_level <= ModificationLevel.FORM_FILLING


def _empty_form(form: generic.DictionaryObject) -> generic.DictionaryObject:
    """The form that the first signature makes, without its fields: the library compares forms only with
    forms."""
    kept = {key: form.raw_get(key) for key in ("/SigFlags", "/DA") if key in form}
    return generic.DictionaryObject(
        {generic.pdf_name(key): value for key, value in kept.items()}
        | {generic.pdf_name("/Fields"): generic.ArrayObject()}
    )


def _certificate(root: str) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(root.encode("ascii"))[2])


def _finding(signature: EmbeddedPdfSignature, anchors: list[x509.Certificate]) -> SignatureFinding:
    try:
        certificate, moment = signature.signer_cert, signature.self_reported_timestamp
        valid = [anchor for anchor in anchors if _was_valid(anchor, moment)]
        context = ValidationContext(
            trust_roots=valid,
            moment=moment,
            allow_fetching=False,
            other_certs=signature.other_embedded_certs,
        )
        status = in_own_thread(
            lambda: validate_pdf_signature(
                signature, signer_validation_context=context, key_usage_settings=USAGE
            )
        )
    except Exception:  # likewise
        return _unreadable(signature)
    signed_at, has_timestamp = _time(status)
    problems = [*_changes(status), *_certificate_problems(status, certificate, signed_at, anchors)]
    return SignatureFinding(
        field=signature.fq_name,
        signer=_common_name(certificate.subject),
        subject=certificate.subject.human_friendly,
        issuer=_common_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        signed_at=signed_at,
        has_timestamp=has_timestamp,
        is_intact=not _changes(status),
        is_trusted=status.trusted and _was_valid(certificate, signed_at),
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        problems=tuple(problems),
        notes=(NO_REVOCATION,) if has_timestamp else (OWN_TIME, NO_REVOCATION),
    )


def _unreadable(signature: EmbeddedPdfSignature) -> SignatureFinding:
    problem = "Không đọc được chữ ký số này: dữ liệu chữ ký bị hỏng."
    return SignatureFinding(
        signature.fq_name, "(không đọc được)", "", "", "", None, False, False, False, False, (problem,)
    )


def _time(status: PdfSignatureStatus) -> tuple[datetime | None, bool]:
    stamp = status.timestamp_validity
    if stamp is not None and stamp.trusted:  # anybody can set up a clock of his own
        return stamp.timestamp, True
    return status.signer_reported_dt, False


def _changes(status: PdfSignatureStatus) -> list[str]:
    """What was changed after this signature, in words."""
    if not status.intact:
        return ["Nội dung đã ký bị thay đổi: mã kiểm tra trong chữ ký không khớp với tệp."]
    if not status.valid:
        return ["Chữ ký số không khớp với chứng thư số của người ký."]
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return ["Chữ ký số không bao trùm cả tệp lúc ký."]
    if status.modification_level == ModificationLevel.OTHER or not status.docmdp_ok:
        return ["Sau chữ ký này, văn bản bị sửa (không phải chỉ thêm chữ ký)."]
    return []


def _certificate_problems(
    status: PdfSignatureStatus,
    certificate: x509.Certificate,
    signed_at: datetime | None,
    anchors: list[x509.Certificate],
) -> list[str]:
    validity = certificate["tbs_certificate"]["validity"]
    if signed_at is not None and signed_at > validity["not_after"].native:
        return [f"Chứng thư số đã hết hạn ngày {short_date(validity['not_after'].native)}, trước lúc ký."]
    if signed_at is not None and signed_at < validity["not_before"].native:
        return [f"Chứng thư số đến ngày {short_date(validity['not_before'].native)} mới có hiệu lực."]
    if status.trusted or not (status.intact and status.valid):
        return []
    if status.revoked:
        return ["Chứng thư số đã bị thu hồi."]
    issuer = _common_name(certificate.issuer)
    words = _TRUST.get(status.trust_problem_indic, _NOT_PROVED)
    if words is _NO_ROOT and any(anchor.subject == certificate.issuer for anchor in anchors):
        words = _ROOT_OUT_OF_DAYS
    return [words.format(issuer=issuer)]


_NO_ROOT = "Chưa tin cậy: chưa cài chứng thư số gốc của cơ quan cấp “{issuer}” trong phần Quản trị."
_NOT_PROVED = "Chưa tin cậy: chứng thư số không đúng do chứng thư số gốc “{issuer}” đã cài cấp."
_NOT_FOR_PAPERS = "Chưa tin cậy: “{issuer}” không cấp chứng thư số này để ký văn bản."
_ROOT_OUT_OF_DAYS = "Chưa tin cậy: chứng thư số gốc của “{issuer}” không có hiệu lực lúc ký."
_TRUST: dict[AdESSubIndic | None, str] = {
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: _NO_ROOT,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: _NOT_FOR_PAPERS,
    AdESFailure.NOT_YET_VALID: _ROOT_OUT_OF_DAYS,
    AdESIndeterminate.NOT_YET_VALID: _ROOT_OUT_OF_DAYS,
    AdESIndeterminate.EXPIRED: _ROOT_OUT_OF_DAYS,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: _ROOT_OUT_OF_DAYS,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: _ROOT_OUT_OF_DAYS,
}


def _was_valid(certificate: x509.Certificate, moment: datetime | None) -> bool:
    validity = certificate["tbs_certificate"]["validity"]
    return moment is None or validity["not_before"].native <= moment <= validity["not_after"].native


def _tell_of_tail(
    findings: list[SignatureFinding], reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]
) -> list[SignatureFinding]:
    """Bytes behind the last signature that belong to no later revision of the file count as a change."""
    last = reader.xrefs.total_revisions - 1
    return [
        replace(finding, is_intact=False, problems=(*finding.problems, TAIL))
        if finding.is_intact and signature.signed_revision == last and not finding.covers_all
        else finding
        for finding, signature in zip(findings, signatures, strict=True)
    ]


def _common_name(name: x509.Name) -> str:
    native = name.native
    found = native.get("common_name") or native.get("organization_name") or name.human_friendly
    return nfc(found if isinstance(found, str) else found[-1])
