"""Signing with a hardware token by way of its PKCS#11 library: the private key never leaves the token.

The library named here is code that runs in this process, so only the person at the shell may name it; a web form must
never.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pkcs11.constants import Attribute, ObjectClass
from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked, PKCS11Error
from pkcs11.mechanisms import Mechanism
from pkcs11.util.ec import encode_ecdsa_signature

from checklist.documents.signers import digest_name, lower_s, supported
from checklist.documents.signing_errors import (
    KeyNotSupported,
    TokenNotFound,
    TokenPinWrong,
    TokenWithoutCertificate,
)


@dataclass(frozen=True)
class TokenSigner:
    """A signer whose private key stays in a token; usable while the session it came from is open."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: Any = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """The signature over ``data``, made by the token. See ``signers.Signer``."""
        public = self.certificate.public_key()
        name = digest_name(public)  # type: ignore[arg-type]  # opening the token has checked the kind of key
        if isinstance(public, RSAPublicKey):
            return bytes(self.key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
        raw = self.key.sign(hashlib.new(name, data).digest(), mechanism=Mechanism.ECDSA)
        return lower_s(encode_ecdsa_signature(raw), public.curve)  # type: ignore[union-attr]


@contextmanager
def open_token(library: str, label: str, pin: str) -> Iterator[TokenSigner]:
    """The signer in the token called ``label`` behind the PKCS#11 ``library`` (a path), while the block runs.

    :raises TokenNotFound: no such library or token
    :raises TokenPinWrong: the PIN does not open it
    :raises TokenWithoutCertificate: there is no private key with a certificate of its own
    :raises KeyNotSupported: the key is of a kind this program does not sign with
    """
    try:
        token = pkcs11.lib(library).get_token(token_label=label)
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise TokenNotFound(token=label) from error
    try:
        session = token.open(user_pin=pin)
    except (PinIncorrect, PinLenRange, PinLocked) as error:
        raise TokenPinWrong(token=label) from error
    except PKCS11Error as error:
        raise TokenNotFound(token=label) from error
    with session:
        yield _signer(session, label)


def _signer(session: Any, label: str) -> TokenSigner:
    certificates = [
        (found[Attribute.ID], x509.load_der_x509_certificate(found[Attribute.VALUE]))
        for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}):
        own = [certificate for identifier, certificate in certificates if identifier == key.id]
        if own:
            if not supported(own[0].public_key()):
                raise KeyNotSupported
            others = [certificate for _, certificate in certificates if certificate is not own[0]]
            return TokenSigner(own[0], _chain(own[0], others), key)
    raise TokenWithoutCertificate(token=label)


def _chain(leaf: x509.Certificate, others: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The issuers of ``leaf`` among ``others`` from the nearest upwards, without a self-signed root."""
    chain: list[x509.Certificate] = []
    current = leaf
    while len(chain) < len(others):
        above = next((other for other in others if other.subject == current.issuer and other not in chain), None)
        if above is None or above.subject == above.issuer:
            break
        chain.append(above)
        current = above
    return tuple(chain)
