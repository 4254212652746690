"""The sentences of a signature check: every problem and note by its code, in both languages.

Placeholders: ``slot`` is what the slot is called; ``issuer``, ``key_id`` and ``fingerprint`` are to be compared with
what the issuing side reads out; ``moment`` is a time in Vietnam; ``data`` is what the attached data are called.
"""

from __future__ import annotations

from checklist.documents import slots
from checklist.documents.signature_facts import Problem
from checklist.domain.text import Text

_SENTENCES = {
    "unreadable": Text("Không đọc được tệp PDF.", "The PDF cannot be read."),
    "too_large": Text("Tệp PDF lớn quá mức cho phép (64 MB).", "The PDF is larger than allowed (64 MB)."),
    "encrypted": Text("Tệp PDF đặt mật khẩu nên không kiểm tra được.", "The PDF is encrypted and cannot be checked."),
    "unsigned": Text("Tệp chưa có chữ ký số nào.", "The file carries no digital signature."),
    "signature_unreadable": Text(
        "Ô ký “{slot}” không chứa chữ ký số đọc được; tên và ngày ghi trong ô không có giá trị chứng minh.",
        "The field “{slot}” holds no readable signature; a name or date written in it proves nothing.",
    ),
    "byte_range": Text(
        "Chữ ký “{slot}” khai phạm vi ký không đúng chuẩn nên không xác định được phần đã ký.",
        "The signature “{slot}” states an irregular byte range, so what it covers is not certain.",
    ),
    "not_intact": Text(
        "Chữ ký “{slot}” không còn toàn vẹn: nội dung đã bị thay đổi sau khi ký.",
        "The signature “{slot}” is not intact: the content was changed after signing.",
    ),
    "not_validated": Text(
        "Không kiểm tra được chữ ký “{slot}”: dạng chữ ký hoặc thuật toán không được chấp nhận.",
        "The signature “{slot}” cannot be validated: its form or its algorithm is not accepted.",
    ),
    "cms_changed": Text(
        "Dữ liệu chữ ký “{slot}” khác với dữ liệu chương trình đã tạo ra, dù chỉ một ký tự.",
        "The signature data of “{slot}” differ from what this program made, if only by one character.",
    ),
    "changes_not_permitted": Text(
        "Sau chữ ký “{slot}” tệp đã bị thay đổi ngoài phạm vi cho phép (chỉ được ký tiếp và điền số, ngày).",
        "After “{slot}” the file was changed beyond what is permitted (further signing, filling in number and date).",
    ),
    "coverage": Text(
        "Chữ ký “{slot}” không bao trùm trọn vẹn tệp tại thời điểm ký.",
        "The signature “{slot}” does not cover the whole file as it was at signing.",
    ),
    "not_entire_file": Text(
        "Có dữ liệu được thêm vào cuối tệp sau chữ ký cuối cùng.",
        "Data were appended to the file after its last signature.",
    ),
    "certification_lost": Text(
        "Tệp từng có chữ ký xác nhận nhưng chữ ký đó không còn trong ô ký nào.",
        "The file once had a certifying signature that no signature field holds any more.",
    ),
    "attachment_missing": Text(
        "Tệp không đính kèm dữ liệu của chính nó ({data}) đúng quy cách.",
        "The file does not carry its own data ({data}) in proper form.",
    ),
    "attachment_duplicate": Text(
        "Tệp đính kèm nhiều hơn một tệp dữ liệu mang tên {data}.",
        "The file carries more than one attachment that goes by the name {data}.",
    ),
    "xmp_digest_missing": Text(
        "Thông tin mô tả của tệp không ghi mã băm của dữ liệu đính kèm.",
        "The metadata of the file do not state the digest of the attached data.",
    ),
    "digests_differ": Text(
        "Mã băm của dữ liệu đính kèm khác với mã băm ghi trong thông tin mô tả của tệp.",
        "The digest of the attached data differs from the digest stated in the metadata of the file.",
    ),
    "attachment_changed": Text(
        "Dữ liệu đính kèm hoặc mã băm của nó đã bị thay sau một chữ ký.",
        "The attached data, or the digest stated for them, were replaced after a signature.",
    ),
    "root_not_trusted": Text(
        "Chứng thư số gốc chưa được tin cậy trên máy này (chữ ký “{slot}”). Bên cấp: {issuer}; mã khóa của bên cấp: "
        "{key_id}; dấu vân tay của chứng thư số cao nhất trong chữ ký: {fingerprint}. "
        "Hãy đối chiếu với đơn vị ký trước khi tin cậy.",
        "The root certificate is not trusted on this machine (signature “{slot}”). Issuer: {issuer}; issuer's key id: "
        "{key_id}; fingerprint of the highest certificate in the signature: {fingerprint}. Compare before trusting it.",
    ),
    "certificate_not_for_signing": Text(
        "Chứng thư số của chữ ký “{slot}” không được cấp để ký.",
        "The certificate of “{slot}” was not issued for signing.",
    ),
    "certificate_not_valid": Text(
        "Chứng thư số của chữ ký “{slot}” không có hiệu lực vào thời điểm ký ghi trong chữ ký ({moment}).",
        "The certificate of “{slot}” was not valid at the signing time stated in the signature ({moment}).",
    ),
    "claimed_time_in_future": Text(
        "Chữ ký “{slot}” ghi thời điểm ký {moment}, muộn hơn thời điểm kiểm tra.",
        "The signature “{slot}” states a signing time, {moment}, that is later than this check.",
    ),
    "no_claimed_time": Text(
        "Chữ ký “{slot}” không ghi thời điểm ký; hiệu lực chứng thư số được xét vào lúc kiểm tra.",
        "The signature “{slot}” states no signing time; its certificate was judged as of this check.",
    ),
    "time_is_claimed": Text(
        "Thời điểm ký của chữ ký “{slot}” ({moment}) do người ký khai, không có dấu thời gian của bên thứ ba.",
        "The signing time of “{slot}” ({moment}) is the signer's own statement, without an independent time stamp.",
    ),
    "revocation_not_checked": Text(
        "Chưa kiểm tra thu hồi: máy không hỏi tổ chức cấp chứng thư số xem chứng thư số đã bị thu hồi hay chưa.",
        "Revocation was not checked: the authorities were not asked whether a certificate had been revoked.",
    ),
    "internal_signature": Text(
        "Chữ ký “{slot}” là chữ ký nội bộ của phần mềm, không phải chữ ký số chuyên dùng công vụ hay "
        "chữ ký số công cộng.",
        "“{slot}” is an internal signature of this software, neither an official-duty nor a public digital signature.",
    ),
    "certificate_expired_since": Text(
        "Chứng thư số của chữ ký “{slot}” đã hết hạn sau thời điểm ký ghi trong chữ ký.",
        "The certificate of “{slot}” has expired since the signing time stated in the signature.",
    ),
    "slots_out_of_order": Text(
        "Thứ tự ký không đúng: người ký xác nhận, người đứng đầu, rồi đến đơn vị.",
        "The signatures are not in order: co-signers, head of the unit, then the organisation.",
    ),
}


def say(code: str, slot: str = "", **details: str | Text) -> Problem:
    """The problem or note ``code`` about ``slot`` (a field name, empty for the file), its sentence filled in.

    A detail is a text, or a plain string that reads the same in both languages.
    """
    sentence, filling = _SENTENCES[code], {"slot": slots.label(slot), **details}
    vi, en = (
        {key: getattr(each, language) if isinstance(each, Text) else each for key, each in filling.items()}
        for language in ("vi", "en")
    )
    return Problem(code, sentence.vi.format(**vi), sentence.en.format(**en), slot)
