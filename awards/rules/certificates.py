"""Certificates of authorities that the administrator installs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from campaigns.errors import Reason, Refused

MOST_BYTES = 64 * 1024

UNREADABLE = Reason(
    "certificate_unreadable",
    "Không đọc được chứng thư số. Hãy chọn tệp .cer, .crt hoặc .pem của cơ quan cấp.",
)
NOT_AUTHORITY = Reason(
    "certificate_not_authority",
    "Đây là chứng thư số của người dùng, không phải của cơ quan cấp chứng thư số. Hãy chọn chứng thư số gốc.",
)


@dataclass(frozen=True)
class Certificate:
    """What the portal keeps of an authority's certificate; ``pem`` is the certificate itself."""

    subject: str
    issuer: str
    sha256: str
    valid_from: datetime
    valid_until: datetime
    pem: str


def read_authority(content: bytes) -> Certificate:
    """The certificate in a PEM or DER file. Refused: ``certificate_unreadable``,
    ``certificate_not_authority``."""
    found = _load(content)
    if not _is_authority(found):
        raise Refused(NOT_AUTHORITY)
    return Certificate(
        subject=name_of(found.subject),
        issuer=name_of(found.issuer),
        sha256=found.fingerprint(SHA256()).hex(),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
        pem=found.public_bytes(Encoding.PEM).decode("ascii"),
    )


def name_of(name: x509.Name) -> str:
    """The common name, or all of the name when it has none."""
    common = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()


def _load(content: bytes) -> x509.Certificate:
    if not content or len(content) > MOST_BYTES:
        raise Refused(UNREADABLE)
    try:
        if b"-----BEGIN" in content:
            return x509.load_pem_x509_certificate(content)
        return x509.load_der_x509_certificate(content)
    except ValueError as error:
        raise Refused(UNREADABLE) from error


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False
