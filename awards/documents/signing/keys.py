"""Keys to sign with: from a PKCS#12 file, or in a PKCS#11 token. Neither key nor passphrase is ever kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pkcs11
from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from awards.rules.signers import bears_name
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import nfc, short_date

MOST_KEY_BYTES = 256 * 1024

NOT_A_KEY_FILE = Reason(
    "key_file",
    "Không mở được tệp chứng thư số: sai mật khẩu, hoặc không phải tệp .p12, .pfx. Hãy kiểm tra lại.",
)
NO_KEY = Reason("no_key", "Tệp chứng thư số không có khóa để ký. Hãy xuất lại tệp .p12 kèm khóa riêng.")
NO_TOKEN = Reason("no_token", "Máy chủ chưa được cấu hình thiết bị ký số (USB token).")
TOKEN_FAILED = Reason(
    "token_failed",
    "Không dùng được thiết bị ký số: sai mã PIN, chưa cắm thiết bị hoặc không có chứng thư số đã cấu hình. "
    "Lưu ý: nhập sai mã PIN nhiều lần, thiết bị sẽ tự khóa.",
)


@dataclass(frozen=True)
class KeyFile:
    """A PKCS#12 file as it was chosen, with its passphrase; neither shows in logs or error reports."""

    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Token:
    """The configured PKCS#11 token with its PIN."""

    pin: str = field(repr=False)


Key = KeyFile | Token


@contextmanager
def opened(key: Key) -> Iterator[Signer]:
    """What signs with ``key``, as long as the block lasts.

    Refused: ``key_file`` (also a wrong passphrase), ``no_key``; ``no_token``, ``token_failed``.
    """
    if isinstance(key, KeyFile):
        yield _open_file(key)
        return
    session = _open_token(key)
    label = settings.SIGNING_PKCS11_CERTIFICATE or None
    try:
        yield PKCS11Signer(session, cert_label=label, key_label=label)
    except pkcs11.PKCS11Error:
        raise Refused(TOKEN_FAILED) from None
    finally:
        session.close()


def has_token() -> bool:
    """Whether a token is configured (``SIGNING_PKCS11_…``)."""
    return bool(settings.SIGNING_PKCS11_MODULE and settings.SIGNING_PKCS11_TOKEN)


@sensitive_variables()
def _open_file(key: KeyFile) -> SimpleSigner:
    if not key.content or len(key.content) > MOST_KEY_BYTES:
        raise Refused(NOT_A_KEY_FILE)
    passphrase = key.passphrase.encode() or None
    try:
        return SimpleSigner.load_pkcs12_data(key.content, other_certs=(), passphrase=passphrase)
    except ValueError:
        raise Refused(NOT_A_KEY_FILE) from None  # the cause stays out of error reports
    except (TypeError, AttributeError):
        raise Refused(NO_KEY) from None


@sensitive_variables()
def _open_token(key: Token) -> pkcs11.Session:
    if not has_token():
        raise Refused(NO_TOKEN)
    criteria = TokenCriteria(label=settings.SIGNING_PKCS11_TOKEN)
    try:
        return open_pkcs11_session(settings.SIGNING_PKCS11_MODULE, token_criteria=criteria, user_pin=key.pin)
    except (pkcs11.PKCS11Error, RuntimeError, OSError):
        raise Refused(TOKEN_FAILED) from None


def refuse_wrong_certificate(signer: Signer, names: tuple[str, ...], now: datetime) -> None:
    """Raise ``Refused`` when the certificate is not made out to one of ``names``, or does not hold ``now``.

    Codes: ``certificate_name``, ``certificate_expired``, ``certificate_early``.
    """
    certificate = signer.signing_cert
    if certificate is None:
        raise Refused(NO_KEY)
    found = _holder(certificate.subject.native)
    validity = certificate["tbs_certificate"]["validity"]
    first, last = validity["not_before"].native, validity["not_after"].native
    if now > last:
        raise Refused(
            Reason("certificate_expired", f"Chứng thư số của {found} đã hết hạn ngày {short_date(last)}.")
        )
    if now < first:
        raise Refused(
            Reason(
                "certificate_early", f"Chứng thư số của {found} đến ngày {short_date(first)} mới có hiệu lực."
            )
        )
    if not any(bears_name(found, name) for name in names):
        sentence = (
            f"Chứng thư số mang tên “{found}”, không phải “{names[0]}”. Hãy chọn đúng chứng thư số; "
            f"nếu tên trên "
            "chứng thư số được viết khác, hãy ký bằng phần mềm ký số khác rồi tải bản đã ký lên."
        )
        raise Refused(Reason("certificate_name", sentence))


def _holder(name: dict[str, object]) -> str:
    found = name.get("common_name") or name.get("organization_name") or ""
    return nfc(str(found[-1]) if isinstance(found, list) else str(found))
