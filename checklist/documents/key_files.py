"""The instance's own keys on disk: one file for a key and its certificate, encrypted, written once and whole.

An honest limit: the passphrase lies beside the keys, readable by the same account. It keeps a copied key file useless
on its own (a backup of single files, a stray upload); it does not protect against whoever can read the whole folder.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from checklist.documents.signing_errors import InstanceKeyUnreadable
from checklist.domain.text import Text

LIMIT = Text(
    "Khóa ký nội bộ được mã hóa nhưng mật khẩu nằm cùng thư mục: ai đọc được cả thư mục khóa thì ký được thay đơn vị.",
    "The internal keys are encrypted, but their passphrase lies in the same folder: whoever can read all of the key "
    "folder can sign in the unit's name.",
)

_PASSPHRASE = "passphrase"


def read_identity(path: Path) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """The certificate and key in ``path``.

    :raises InstanceKeyUnreadable: the file or the passphrase is missing or damaged, or they do not belong together
    """
    try:
        content = path.read_bytes()
        passphrase = (path.parent / _PASSPHRASE).read_bytes()
        certificate = x509.load_pem_x509_certificate(content)
        key = load_pem_private_key(content, passphrase)
    except (OSError, ValueError, TypeError) as error:
        raise InstanceKeyUnreadable(file=path.name) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise InstanceKeyUnreadable(file=path.name)
    return certificate, key


def write_identity(path: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
    """Write certificate and encrypted key to ``path`` unless there is such a file already, which then stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_once(path.parent / _PASSPHRASE, secrets.token_urlsafe(32).encode())
    encryption = BestAvailableEncryption((path.parent / _PASSPHRASE).read_bytes())
    encrypted = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    _write_once(path, certificate.public_bytes(Encoding.PEM) + encrypted)


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; whoever comes second leaves the first one's file alone."""
    if path.exists():
        return
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)  # mkstemp gives mode 600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link fails where a rename would overwrite: two first runs at once must not leave two authorities.
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)
