"""Why a signature was not made, a certificate not trusted: one class a refusal, each with its sentence for the user.

``str(error)`` and ``error.vi`` are the Vietnamese sentence, ``error.en`` the English one; the classes let tests and
services tell refusals apart.
"""

from __future__ import annotations

from typing import ClassVar

from checklist.domain.text import Text


class SigningRefused(Exception):
    """A refusal with a sentence in two languages; ``details`` fill the placeholders of the sentence."""

    sentence: ClassVar[Text] = Text("Không ký được tệp.", "The file could not be signed.")

    def __init__(self, **details: str) -> None:
        self.vi = self.sentence.vi.format(**details)
        self.en = self.sentence.en.format(**details)
        super().__init__(self.vi)


class PdfNotSignable(SigningRefused):
    sentence = Text(
        "Không đọc được tệp PDF cần ký: tệp hỏng, bị cắt cụt, đặt mật khẩu hoặc không phải tệp PDF.",
        "The PDF to sign cannot be read: it is damaged, cut short, encrypted or not a PDF.",
    )


class SlotMissing(SigningRefused):
    sentence = Text("Tệp PDF không có ô ký “{slot}”.", "The PDF has no signature field “{slot}”.")


class SlotAlreadySigned(SigningRefused):
    sentence = Text("Ô ký “{slot}” đã được ký.", "The signature field “{slot}” is signed already.")


class LaterSlotSigned(SigningRefused):
    sentence = Text(
        "Không ký được ô “{slot}” vì ô “{later}” đã ký trước. Thứ tự ký: người ký xác nhận, người đứng đầu, đơn vị.",
        "“{slot}” cannot be signed because “{later}” is signed already. Order: co-signers, head, organisation.",
    )


class SignedFileChanged(SigningRefused):
    sentence = Text(
        "Chữ ký đã có ở ô “{slot}” không còn toàn vẹn: tệp đã bị thay đổi sau khi ký. Hãy lấy lại bản đã ký đúng.",
        "The existing signature “{slot}” is not intact: the file was changed after signing. Use the file as signed.",
    )


class CertificateExpired(SigningRefused):
    sentence = Text(
        "Chứng thư số đã hết hạn từ {day}. Hãy dùng chứng thư số còn hạn.",
        "The certificate expired on {day}. Use a certificate that is still valid.",
    )


class CertificateNotYetValid(SigningRefused):
    sentence = Text(
        "Chứng thư số chưa có hiệu lực, chỉ dùng được từ {day}. Hãy kiểm tra ngày giờ của máy.",
        "The certificate is not valid before {day}. Check the clock of this machine.",
    )


class CertificateNotForSigning(SigningRefused):
    sentence = Text(
        "Chứng thư số này không được cấp để ký (thiếu mục đích “chữ ký số” và “chống chối bỏ”).",
        "This certificate was not issued for signing (neither digital signature nor non-repudiation).",
    )


class KeyNotSupported(SigningRefused):
    sentence = Text(
        "Loại khóa của chứng thư số chưa được hỗ trợ; cần RSA từ 2048 bit hoặc ECDSA P-256, P-384, P-521.",
        "The kind of key is not supported: RSA of 2048 bits or more, or ECDSA P-256, P-384, P-521 is needed.",
    )


class TokenNotFound(SigningRefused):
    sentence = Text(
        "Không mở được thiết bị ký “{token}”: kiểm tra thiết bị đã cắm, tên thiết bị và đường dẫn thư viện PKCS#11.",
        "The token “{token}” cannot be opened: check that it is plugged in, its name and the PKCS#11 library.",
    )


class TokenPinWrong(SigningRefused):
    sentence = Text(
        "Mã PIN của thiết bị ký “{token}” không đúng hoặc đã bị khóa.",
        "The PIN of the token “{token}” is wrong or locked.",
    )


class TokenWithoutCertificate(SigningRefused):
    sentence = Text(
        "Thiết bị ký “{token}” không có khóa bí mật kèm chứng thư số của khóa đó.",
        "The token “{token}” holds no private key with a certificate of its own.",
    )


class NotPkcs12(SigningRefused):
    sentence = Text(
        "Tệp không phải tệp chứng thư số dạng .p12 hoặc .pfx, hoặc tệp đã hỏng.",
        "The file is not a .p12 or .pfx certificate file, or it is damaged.",
    )


class WrongPassword(SigningRefused):
    sentence = Text(
        "Mật khẩu của tệp chứng thư số không đúng (hoặc tệp đã hỏng, hoặc được mã hóa theo cách không hỗ trợ).",
        "The password of the certificate file is wrong (or the file is damaged, or its encryption is not supported).",
    )


class Pkcs12WithoutKey(SigningRefused):
    sentence = Text(
        "Tệp chứng thư số không có khóa bí mật nên không ký được. Hãy xuất lại tệp kèm khóa bí mật.",
        "The certificate file holds no private key. Export it again together with the private key.",
    )


class Pkcs12WithoutCertificate(SigningRefused):
    sentence = Text(
        "Tệp .p12 không có chứng thư số ứng với khóa bí mật.",
        "The .p12 file holds no certificate for its private key.",
    )


class InstanceKeyUnreadable(SigningRefused):
    sentence = Text(
        "Không mở được khóa ký nội bộ của phần mềm trong thư mục khóa: tệp “{file}” thiếu, hỏng hoặc sai mật khẩu.",
        "The software's own signing key cannot be opened: “{file}” is missing, damaged or has another passphrase.",
    )


class RootNotReadable(SigningRefused):
    sentence = Text(
        "Tệp không phải một chứng thư số gốc dạng PEM.",
        "The file is not one root certificate in PEM form.",
    )


class RootNotAuthority(SigningRefused):
    sentence = Text(
        "Chứng thư số này không phải chứng thư số gốc của tổ chức cấp chứng thư số nên không thêm được.",
        "This certificate is not the root certificate of an authority, so it cannot be added.",
    )


class RootAlreadyTrusted(SigningRefused):
    sentence = Text(
        "Chứng thư số gốc này đã có trong danh sách tin cậy (dấu vân tay {fingerprint}).",
        "This root certificate is trusted already (fingerprint {fingerprint}).",
    )


class RootNotFound(SigningRefused):
    sentence = Text(
        "Không có chứng thư số gốc nào có dấu vân tay bắt đầu bằng “{prefix}”.",
        "No trusted root has a fingerprint that begins with “{prefix}”.",
    )


class RootPrefixAmbiguous(SigningRefused):
    sentence = Text(
        "Có nhiều chứng thư số gốc có dấu vân tay bắt đầu bằng “{prefix}”; hãy nhập dài hơn.",
        "Several trusted roots have a fingerprint that begins with “{prefix}”; give more of it.",
    )


class AttachmentNotReadable(SigningRefused):
    sentence = Text(
        "Không lấy được dữ liệu đính kèm trong tệp PDF: {reason}",
        "The data attached to the PDF cannot be read: {reason}",
    )
