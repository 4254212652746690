"""The sentences of receiving, by the name of the guard: what is wrong with a file, and what its sender should do.

Placeholders: ``detail`` is what the check found, in a sentence of its own; ``limit`` the limit in megabytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.text import Text

_SEND_ORIGINAL = Text(
    "Đơn vị gửi lại nguyên tệp đã tải về sau khi ký, không mở ra rồi lưu lại.",
    "The unit sends the very file it downloaded after signing, without opening and saving it again.",
)
_SIGN_AGAIN = Text(
    "Đơn vị ký lại bản chưa ký bằng chứng thư số còn hiệu lực rồi gửi lại.",
    "The unit signs the unsigned report again with a valid certificate and sends it.",
)
_SEAL_AGAIN = Text(
    "Đơn vị chốt lại báo cáo trên phần mềm, ký và gửi bản mới.",
    "The unit seals its report in the program again, signs and sends the new one.",
)
_SEPARATELY = Text("Giải nén rồi gửi riêng từng tệp PDF.", "Unpack it and send each PDF on its own.")

SENTENCES: Mapping[str, tuple[Text, Text]] = {
    "empty": (
        Text("Tệp rỗng (0 byte).", "The file is empty (0 bytes)."),
        Text("Đơn vị gửi lại tệp đã ký.", "The unit sends the signed file again."),
    ),
    "too_large": (
        Text(
            "Tệp lớn hơn {limit} MB, vượt mức nhận cho một tệp, nên không được đọc.",
            "The file is larger than {limit} MB, the most that is taken for one file, and was not read.",
        ),
        Text(
            "Báo cáo do phần mềm lập chỉ vài MB: kiểm tra xem có gửi nhầm tệp, hoặc bản quét, hay không.",
            "A report of this program has a few MB: check whether another file, or a scan, was sent by mistake.",
        ),
    ),
    "not_pdf": (
        Text("Nội dung tệp không phải PDF, dù tên tệp là gì.", "The content is no PDF, whatever the file is called."),
        Text("Đơn vị gửi tệp PDF đã ký.", "The unit sends the signed PDF."),
    ),
    "encrypted": (
        Text("Tệp PDF đặt mật khẩu nên không đọc được.", "The PDF is encrypted and cannot be read."),
        Text("Đơn vị gửi tệp không đặt mật khẩu.", "The unit sends the file without a password."),
    ),
    "truncated": (
        Text("Tệp bị cắt cụt: thiếu phần cuối.", "The file is cut short: its end is missing."),
        Text(
            "Việc tải hoặc sao chép bị dở dang; đơn vị gửi lại.", "A copy was left unfinished; the unit sends it anew."
        ),
    ),
    "unreadable": (
        Text("Tệp PDF hỏng, không đọc được.", "The PDF is damaged and cannot be read."),
        Text("Đơn vị gửi lại tệp đã ký.", "The unit sends the signed file again."),
    ),
    "signature_forged": (
        Text(
            "Tệp không có chữ ký số thật: ô ký chỉ ghi tên và ngày, không chứa chữ ký nào.",
            "There is no real digital signature: the field holds a name and a date but no signature.",
        ),
        Text(
            "Coi như chưa ký; xác minh với đơn vị vì sao có tệp này.", "It counts as unsigned; ask where it comes from."
        ),
    ),
    "signature_damaged": (
        Text(
            "Chính chữ ký số trong tệp đã bị thay đổi hoặc hỏng. {detail}",
            "The digital signature itself was changed or damaged. {detail}",
        ),
        _SEND_ORIGINAL,
    ),
    "data_changed": (
        Text(
            "Dữ liệu đánh giá đính kèm đã bị thay đổi sau khi ký: không còn khớp mã băm ghi trong tệp.",
            "The attached assessment data were changed after signing: they no longer have the digest the file states.",
        ),
        _SEND_ORIGINAL,
    ),
    "text_changed": (
        Text(
            "Nội dung tệp đã bị thay đổi sau khi ký, dù chỉ một byte. {detail}",
            "The content was changed after signing, if only by one byte. {detail}",
        ),
        _SEND_ORIGINAL,
    ),
    "signature_removed": (
        Text("Một chữ ký đã bị gỡ khỏi tệp.", "A signature was taken out of the file."),
        _SEND_ORIGINAL,
    ),
    "attachment_swapped": (
        Text(
            "Dữ liệu đánh giá đính kèm đã bị tráo sau khi ký. {detail}",
            "The attached assessment data were swapped after signing. {detail}",
        ),
        _SEND_ORIGINAL,
    ),
    "page_added": (
        Text("Sau khi ký, tệp bị thêm hoặc bớt trang.", "Pages were added or removed after signing."),
        Text(
            "Tài liệu kèm theo phải gửi thành tệp riêng; đơn vị gửi lại nguyên tệp đã ký.",
            "Other papers are to be sent as files of their own; the unit sends the file as signed.",
        ),
    ),
    "annotation_added": (
        Text(
            "Sau khi ký, tệp bị thêm chú thích hoặc chữ viết lên trang.",
            "Notes or writing were put onto a page after signing.",
        ),
        Text(
            "Ghi chú phải gửi bằng văn bản riêng; đơn vị gửi lại nguyên tệp đã ký.",
            "Notes are to be sent in a paper of their own; the unit sends the file as signed.",
        ),
    ),
    "changed_after_signing": (
        Text("Tệp bị thay đổi sau khi ký. {detail}", "The file was changed after signing. {detail}"),
        _SEND_ORIGINAL,
    ),
    "unsigned": (
        Text("Tệp chưa có chữ ký số nào.", "The file carries no digital signature."),
        Text(
            "Đơn vị ký số rồi gửi lại; nếu ký tay trên giấy, nhập ở mục “Bản giấy ký tay”.",
            "The unit signs it digitally and sends it again; one signed by hand is entered under “Signed on paper”.",
        ),
    ),
    "appended": (
        Text("Có dữ liệu được nối vào cuối tệp sau chữ ký cuối cùng.", "Data were appended after the last signature."),
        _SEND_ORIGINAL,
    ),
    "data_missing": (
        Text(
            "Tệp không mang dữ liệu đánh giá nên không phải báo cáo do phần mềm này lập. {detail}",
            "The file carries no assessment data, so it is no report of this program. {detail}",
        ),
        Text("Đơn vị gửi tệp PDF tải từ mục “Ký và tệp”.", "The unit sends the PDF from the page “Sign and files”."),
    ),
    "signer_unknown": (
        Text("Chưa biết người ký là ai. {detail}", "The signer is not known here. {detail}"),
        Text(
            "Sau khi đối chiếu qua kênh khác, thêm chứng thư số gốc rồi tiếp nhận lại.",
            "Once they have been compared by another channel, add the root certificate and receive the file again.",
        ),
    ),
    "certificate_purpose": (Text("{detail}", "{detail}"), _SIGN_AGAIN),
    "certificate_expired": (
        Text(
            "Chứng thư số hết hạn hoặc chưa có hiệu lực khi ký. {detail}",
            "The certificate had expired, or was not valid yet, when it signed. {detail}",
        ),
        _SIGN_AGAIN,
    ),
    "certificate_revoked": (Text("{detail}", "{detail}"), _SIGN_AGAIN),
    "signed_in_future": (
        Text("{detail}", "{detail}"),
        Text(
            "Chỉnh lại đồng hồ máy ký (hoặc máy này) rồi ký, gửi lại.", "Set the clock right, then sign and send again."
        ),
    ),
    "signature_not_valid": (
        Text("Chữ ký số không hợp lệ. {detail}", "The signature is not valid. {detail}"),
        _SIGN_AGAIN,
    ),
    "data_foreign": (
        Text(
            "Dữ liệu đính kèm không phải bản tự đánh giá do phần mềm này lập.",
            "The attached data are no self-assessment of this program.",
        ),
        Text("Đơn vị gửi tệp PDF tải từ mục “Ký và tệp”.", "The unit sends the PDF from the page “Sign and files”."),
    ),
    "seal_broken": (
        Text(
            "Dữ liệu đính kèm không khớp mã băm chốt của chính nó: {detail}.",
            "The attached data do not fit the digest of their own seal: {detail}.",
        ),
        _SEAL_AGAIN,
    ),
    "result_not_own": (
        Text(
            "Kết quả ghi trong tệp không phải kết quả tính từ câu trả lời và quy định đính kèm: {detail}.",
            "The result in the file is not what its own answers and rules give: {detail}.",
        ),
        _SEAL_AGAIN,
    ),
    "regulation_unknown": (
        Text(
            "Máy này không có bộ quy định “{detail}” nên không tính lại được.",
            "The rule book “{detail}” is not on this machine, so nothing can be evaluated.",
        ),
        Text(
            "Nếu là bộ quy định của địa phương: xin đơn vị gói quy định, đưa vào máy này rồi tiếp nhận lại.",
            "If it is a local book: ask the unit for its rule pack, bring it in here, then receive the file again.",
        ),
    ),
    "zip_damaged": (
        Text("Tệp nén ZIP hỏng hoặc đặt mật khẩu, không giải nén được.", "The ZIP is damaged or encrypted."),
        _SEPARATELY,
    ),
    "zip_nested": (
        Text("Tệp nén nằm trong một tệp nén khác nên không mở.", "An archive inside another archive is not opened."),
        _SEPARATELY,
    ),
    "zip_too_large": (
        Text(
            "Nội dung tệp nén vượt quá {limit} MB khi giải nén nên dừng tại đây.",
            "The archive holds more than {limit} MB unpacked; it was left at this point.",
        ),
        Text("Chia thành nhiều tệp nén nhỏ hơn.", "Split it into smaller archives."),
    ),
    "zip_too_many": (
        Text("Tệp nén có quá nhiều tệp ({detail}) nên không mở.", "The archive holds too many files ({detail})."),
        Text("Chia thành nhiều tệp nén nhỏ hơn.", "Split it into smaller archives."),
    ),
    "zip_empty": (
        Text("Tệp nén không có tệp nào bên trong.", "The archive holds no files."),
        Text("Đơn vị gửi lại tệp đã ký.", "The unit sends the signed file again."),
    ),
    "failed": (
        Text(
            "Phần mềm gặp lỗi khi đọc tệp này; lỗi đã ghi vào nhật ký máy chủ.",
            "The program failed on this file; the error is in the server's log.",
        ),
        Text("Giữ tệp lại và báo cho người quản trị.", "Keep the file and tell the administrator."),
    ),
}
