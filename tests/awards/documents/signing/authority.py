"""A certificate authority made on the spot, keys of its people, and pictures to sign with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from PIL import Image, ImageDraw

PASSPHRASE = "mật khẩu thử 454"
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

BLUE, RED = (25, 60, 170), (200, 20, 30)


class Authority:
    """An authority that certifies people; everything is made in memory and thrown away."""

    def __init__(self, name: str, last: int = 3000) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _named(name)
        self.certificate = (
            _certificate(
                self.name, self.name, self.key.public_key(), timedelta(days=-3000), timedelta(days=last)
            )
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(authority=True), critical=True)
            .sign(self.key, SHA256())
        )

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode("ascii")

    def personal(self, holder: str) -> bytes:
        """The certificate alone of ``holder``, as PEM."""
        content = pkcs12.load_pkcs12(self.key_file(holder), PASSPHRASE.encode())
        assert content.cert is not None
        return content.cert.certificate.public_bytes(Encoding.PEM)

    def clock_certificate(self, key: rsa.RSAPublicKey) -> bytes:
        """The certificate of a time stamping authority, as DER."""
        stamping = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
        certificate = (
            _certificate(_named("Dấu thời gian"), self.name, key, timedelta(days=-10), timedelta(days=300))
            .add_extension(stamping, critical=True)
            .sign(self.key, SHA256())
        )
        return certificate.public_bytes(Encoding.DER)

    def key_file(self, holder: str, *, first: int = -10, last: int = 300, for_papers: bool = True) -> bytes:
        """A PKCS#12 file made out to ``holder``, valid from day ``first`` to day ``last`` from today."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = (
            _certificate(
                _named(holder), self.name, key.public_key(), timedelta(days=first), timedelta(days=last)
            )
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(authority=not for_papers), critical=True)
            .sign(self.key, SHA256())
        )
        locked = BestAvailableEncryption(PASSPHRASE.encode())
        return pkcs12.serialize_key_and_certificates(b"key", key, certificate, [self.certificate], locked)


@cache
def authority(name: str = "Cơ quan chứng thực thử nghiệm") -> Authority:
    """The same authority for all tests of one run."""
    return Authority(name)


def picture(colour: tuple[int, int, int], size: tuple[int, int] = (600, 220), margin: int = 0) -> bytes:
    """Strokes on clear ground as PNG, from edge to edge but for a clear ``margin``."""
    width, height = size
    image = Image.new("RGBA", (width + 2 * margin, height + 2 * margin), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((margin, margin, margin + width - 1, margin + height - 1), outline=(*colour, 255), width=12)
    middle = margin + height // 2
    pen.line((margin, middle, margin + width - 1, middle), fill=(*colour, 255), width=12)
    return png(image)


def png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: PublicKey, first: timedelta, last: timedelta
) -> x509.CertificateBuilder:
    today = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(today + first)
        .not_valid_after(today + last)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
