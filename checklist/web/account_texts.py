"""The words of logging in, of setting up and of accounts. Templates know this class as ``a``."""

from __future__ import annotations

from checklist.domain.law import UnitKind
from checklist.domain.roles import Role
from checklist.domain.text import Text


class AccountTexts:
    """The strings, grouped as the pages are."""

    # The frame of every page
    menu = Text("Tài khoản", "Account")
    my_unit = Text("Đơn vị của tôi", "My unit")
    accounts = Text("Tài khoản", "Accounts")
    log_in = Text("Đăng nhập", "Log in")
    log_out = Text("Đăng xuất", "Log out")
    held_waiting = Text(
        "Có nội dung gửi lúc hết phiên làm việc, chưa được lưu.",
        "Something sent when the session had expired is not saved yet.",
    )
    held_see = Text("Xem và gửi lại", "See it and send it again")
    faults = Text("Chưa lưu được, hãy sửa các chỗ sau", "Not saved yet; mend these places")
    welcome_heading = Text("Làm việc của đơn vị", "Your unit's work")
    welcome_unit = Text(
        "Các đợt tự kiểm tra, thời hạn và tệp đã ký của đơn vị ở trang này.",
        "The unit's assessments, deadlines and signed files are on this page.",
    )
    welcome_unit_button = Text("Mở trang của đơn vị", "Open the unit's page")
    welcome_accounts = Text("Thêm, khóa tài khoản và cấp lại mật khẩu.", "Add and close accounts, renew passwords.")
    welcome_accounts_button = Text("Quản lý tài khoản", "Look after accounts")
    welcome_visitor = Text(
        "Đăng nhập để lập, chốt và ký báo cáo tự kiểm tra của đơn vị mình.",
        "Log in to write, seal and sign your unit's self-assessment.",
    )

    # Logging in
    username = Text("Tên đăng nhập", "User name")
    password = Text("Mật khẩu", "Password")
    log_in_first = Text("Hãy đăng nhập để mở trang vừa chọn.", "Log in to open that page.")
    kept = Text(
        "Phiên làm việc đã hết. Nội dung vừa gửi đã được giữ lại: đăng nhập bằng đúng tài khoản ấy để xem và gửi lại.",
        "The session has expired. What was sent has been kept: log in with the same account to see it and send it "
        "again.",
    )
    not_kept = Text(
        "Phiên làm việc đã hết và nội dung vừa gửi không giữ lại được. Bấm nút Quay lại của trình duyệt để thấy nội "
        "dung đã gõ, chép ra nơi khác rồi mới đăng nhập.",
        "The session has expired and what was sent could not be kept. Press the browser's Back button to see what was "
        "typed, copy it, and only then log in.",
    )
    no_password = Text(
        "Quên mật khẩu thì nhờ người quản trị tài khoản của đơn vị cấp lại.",
        "If the password is forgotten, the administrator of the unit's accounts gives a new one.",
    )

    # What was kept when a session expired
    held_heading = Text("Nội dung chưa gửi được", "What was not sent")
    held_intro = Text(
        "Phiên làm việc đã hết khi các nội dung dưới đây được gửi. Chưa nội dung nào được lưu; hãy xem lại rồi quyết "
        "định.",
        "The session had expired when the following was sent. None of it is saved; look at it and decide.",
    )
    held_none = Text("Không có nội dung nào đang chờ.", "Nothing is waiting.")
    held_at = Text("Gửi lúc", "Sent at")
    held_of = Text("Của", "For")
    held_field = Text("Mục", "Field")
    held_value = Text("Nội dung đã gõ", "What was typed")
    held_files = Text("Tệp phải chọn lại", "Files to choose again")
    held_send = Text("Gửi lại nội dung này", "Send this again")
    held_drop = Text("Bỏ nội dung này", "Drop this")
    held_by_hand = Text(
        "Nội dung này không gửi lại tự động được. Hãy chép phần cần giữ và nhập lại ở trang của nó.",
        "This cannot be sent again from here. Copy what you need and type it in on its page.",
    )

    # Setting up
    setup_heading = Text("Thiết lập lần đầu", "First set-up")
    setup_intro = Text(
        "Khai đơn vị và hai tài khoản đầu tiên. Trang này tự đóng khi đã có tài khoản.",
        "Name the unit and the first two accounts. This page closes once there is an account.",
    )
    unit = Text("Đơn vị", "Unit")
    unit_name = Text("Tên đơn vị", "Name of the unit")
    unit_name_hint = Text("Ghi như trên con dấu, ví dụ: Ủy ban nhân dân xã An Bình", "As on its seal")
    unit_kind = Text("Loại hình", "Kind of unit")
    unit_kind_choose = Text("– chọn –", "– choose –")
    unit_parent = Text("Cơ quan, tổ chức cấp trên trực tiếp", "Superior body")
    unit_parent_hint = Text(
        "In phía trên tên đơn vị trong báo cáo; để trống nếu không có.",
        "Printed above the unit's name in the report; leave it empty if there is none.",
    )
    unit_place = Text("Địa danh ghi trên văn bản", "Place written on documents")
    unit_place_hint = Text("Ví dụ: An Bình, Đà Nẵng", "For example: Da Nang")
    officer_part = Text("Tài khoản làm báo cáo", "Account that writes the report")
    officer_intro = Text(
        "Dùng hằng ngày để trả lời, đính minh chứng và chốt báo cáo.",
        "For every day: answering, giving evidence, sealing the report.",
    )
    administrator_part = Text("Tài khoản quản trị", "Administrator's account")
    administrator_intro = Text(
        "Chỉ để thêm, khóa tài khoản và cấp lại mật khẩu; không xem, không sửa báo cáo. Một người có thể giữ cả hai "
        "tài khoản. Tài khoản của người đứng đầu và người đồng ký do tài khoản này thêm sau.",
        "Only for adding and closing accounts and renewing passwords; it neither sees nor changes reports. One person "
        "may hold both accounts. This account later adds those of the head and the co-signers.",
    )
    name = Text("Họ và tên", "Full name")
    username_hint = Text(
        "Từ 3 ký tự; chữ thường không dấu, chữ số, dấu chấm hoặc gạch ngang.",
        "From 3 characters: lower-case letters, digits, dots or dashes.",
    )
    password_hint = Text(
        "Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất.", "At least 10 characters; a short sentence is best."
    )
    password_again = Text("Nhập lại mật khẩu", "Password again")
    different = Text("Hai lần nhập mật khẩu không giống nhau.", "The two passwords differ.")
    setup_button = Text("Thiết lập và bắt đầu", "Set up and begin")

    # Accounts
    accounts_heading = Text("Tài khoản", "Accounts")
    own_heading = Text("Tài khoản đang dùng", "The account in use")
    change_password = Text("Đổi mật khẩu", "Change password")
    role = Text("Vai trò", "Role")
    all_heading = Text("Các tài khoản", "All accounts")
    state = Text("Tình trạng", "State")
    active = Text("Đang dùng", "Open")
    closed = Text("Đã khóa", "Closed")
    actions = Text("Việc", "Actions")
    close = Text("Khóa", "Close")
    reopen = Text("Mở lại", "Open again")
    reset = Text("Cấp lại mật khẩu", "Renew password")
    whole_installation = Text("Toàn hệ thống", "Whole installation")
    add_heading = Text("Thêm tài khoản", "Add an account")
    add_intro = Text(
        "Phần mềm đặt một mật khẩu ngẫu nhiên và hiện một lần duy nhất để trao cho người dùng.",
        "The program makes a random password and shows it once, for handing over to the user.",
    )
    add_button = Text("Thêm tài khoản", "Add the account")
    add_unit = Text("Thêm đơn vị", "Add a unit")
    add_unit_heading = Text("Thêm đơn vị", "Add a unit")
    add_unit_button = Text("Thêm đơn vị", "Add the unit")
    no_head = Text(
        "Có đơn vị chưa có tài khoản của người đứng đầu, nên chưa ai ký được báo cáo.",
        "There is a unit without an account for its head, so nobody can sign its report.",
    )
    new_password_heading = Text("Mật khẩu mới", "New password")
    new_password_intro = Text(
        "Ghi lại và trao cho người dùng. Rời trang này thì không xem lại được.",
        "Note it and hand it over. It cannot be seen again after this page.",
    )
    new_password_advice = Text(
        "Người dùng nên đổi mật khẩu sau khi đăng nhập lần đầu, ở trang Tài khoản.",
        "The user should change it after the first log-in, on the page Accounts.",
    )
    back_to_accounts = Text("Về trang Tài khoản", "To the accounts")
    present_password = Text("Mật khẩu đang dùng", "Present password")
    new_password = Text("Mật khẩu mới", "New password")
    change_intro = Text(
        "Đổi xong, mọi nơi khác đang đăng nhập bằng tài khoản này đều bị đăng xuất.",
        "Afterwards every other place where this account is logged in is logged out.",
    )
    change_button = Text("Đổi mật khẩu", "Change the password")
    changed = Text("Đã đổi mật khẩu.", "The password has been changed.")


ROLE_NAMES = {
    Role.OFFICER: Text("Cán bộ lập báo cáo", "Officer"),
    Role.HEAD: Text("Người đứng đầu", "Head of the unit"),
    Role.CO_SIGNER: Text("Người đồng ký", "Co-signer"),
    Role.COMMITTEE_MEMBER: Text("Thành viên Ban Chỉ đạo", "Committee member"),
    Role.AUDITOR: Text("Người thẩm định", "Auditor"),
    Role.CHAIR: Text("Trưởng ban", "Chair"),
    Role.ADMINISTRATOR: Text("Người quản trị", "Administrator"),
}

UNIT_KIND_CHOICES = {
    UnitKind.COMMUNE: Text("Xã, phường, đặc khu (trước đây: xã, phường, thị trấn)", "Commune, ward, special zone"),
    UnitKind.AGENCY: Text("Cơ quan hành chính, đơn vị sự nghiệp công lập", "State agency or public service unit"),
    UnitKind.STATE_ENTERPRISE: Text("Doanh nghiệp nhà nước", "State-owned enterprise"),
    UnitKind.EMPLOYER: Text("Doanh nghiệp, người sử dụng lao động khác", "Other employer"),
}

# The fields of an answer's form, for showing again what was typed; others stand under their own names.
FIELD_NAMES = {
    "declared": Text("Tự đánh giá", "Declared"),
    "reason": Text("Lý do", "Reason"),
    "cause": Text("Nguyên nhân", "Cause"),
    "remedy.what": Text("Biện pháp khắc phục", "Remedy"),
    "remedy.owner": Text("Người chịu trách nhiệm khắc phục", "Responsible for the remedy"),
    "remedy.due": Text("Thời hạn khắc phục", "Remedy due"),
    "remedy.product": Text("Sản phẩm khắc phục", "Product of the remedy"),
    "supplied_by": Text("Người cung cấp", "Supplied by"),
}
