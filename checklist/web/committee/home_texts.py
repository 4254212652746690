"""The words of a committee's frame: its menu, its home, its set-up. Templates know this class as ``c``."""

from __future__ import annotations

from checklist.domain.text import Text


class CommitteeTexts:
    """The strings, grouped as the pages are."""

    # The menu of every committee page
    menu = Text("Ban Chỉ đạo", "Committee")
    home = Text("Tổng quan", "Overview")
    register = Text("Đơn vị", "Units")
    campaigns = Text("Đợt đánh giá", "Campaigns")
    receiving = Text("Tiếp nhận", "Receiving")
    audit = Text("Thẩm định", "Audit")
    recognition = Text("Công nhận", "Recognition")
    follow_up = Text("Khắc phục", "Remedies")
    rollup = Text("Tổng hợp", "Roll-up")
    settings = Text("Thông tin Ban", "About the committee")
    sample = Text("Ban Chỉ đạo mẫu, không có thật", "A sample committee that does not exist")

    # Home
    duties_heading = Text("Việc cần làm", "What needs doing")
    no_duties = Text("Hiện không có việc nào đang chờ.", "Nothing is waiting.")
    urgent = Text("Gấp", "Urgent")
    open_heading = Text("Đợt đang mở", "Open campaigns")
    no_open = Text("Chưa có đợt đánh giá nào đang mở.", "No campaign is open.")
    due = Text("Hạn nộp", "Due")
    chosen = Text("Đơn vị trong đợt", "Units")
    received = Text("Đã nộp", "Sent")
    units_heading = Text("Đơn vị theo dõi", "Units looked after")
    no_units = Text("Danh sách đơn vị còn trống.", "The register of units is empty.")
    as_of = Text("Đang tồn tại ngày {day}", "As of {day}")
    import_units = Text("Nhập danh sách đơn vị", "Import the units")
    add_unit = Text("Thêm từng đơn vị", "Add a unit")
    new_campaign = Text("Lập đợt đánh giá", "Plan a campaign")
    duty_register = Text("Nhập danh sách đơn vị để bắt đầu", "Import the register of units to begin")
    duty_campaign = Text("Lập đợt đánh giá đầu tiên", "Plan the first campaign")
    duty_planned = Text("đợt đang chuẩn bị, chưa mở", "campaigns planned but not open")
    duty_overdue = Text("đơn vị quá hạn chưa nộp – {campaign}", "units overdue – {campaign}")
    duty_missing = Text("đơn vị chưa nộp, hạn {day} – {campaign}", "units have not sent yet, due {day} – {campaign}")
    duty_returned = Text("bản đã trả lại, chờ nộp lại – {campaign}", "returned, to be sent again – {campaign}")
    duty_waivers = Text("đề nghị miễn nộp chờ duyệt – {campaign}", "waivers to be approved – {campaign}")

    # About the committee
    settings_heading = Text("Thông tin Ban Chỉ đạo", "About the committee")
    settings_intro = Text(
        "In trên biên bản, thông báo, quyết định và giấy công nhận.",
        "Printed on minutes, notices, decisions and certificates.",
    )
    name = Text("Tên Ban Chỉ đạo", "Name of the committee")
    name_hint = Text("Ví dụ: Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở xã An Bình", "As written on its documents")
    superior = Text("Cơ quan cấp trên", "Superior body")
    superior_hint = Text(
        "In phía trên tên Ban; để trống nếu không có.", "Printed above its name; leave it empty if there is none."
    )
    place = Text("Địa danh ghi trên văn bản", "Place written on documents")
    layout = Text("Thể thức văn bản", "Layout of documents")
    symbol = Text("Ký hiệu văn bản", "Letters in document numbers")
    symbol_hint = Text("Ví dụ: BCĐ", "For example: BCĐ")
    public_address = Text("Địa chỉ để người dân tra cứu", "Address where citizens look things up")
    public_address_hint = Text(
        "In dưới mã QR, ví dụ: https://danchu.example.vn; để trống nếu phần mềm không mở ra ngoài.",
        "Printed under QR codes; leave it empty if this installation cannot be reached from outside.",
    )
    paper_work = Text("Cơ quan giúp việc", "Agency that does its paper work")
    paper_work_hint = Text(
        "Cơ quan làm công việc giấy tờ cho Ban và quản lý tài khoản đầu tiên.",
        "The agency that writes for the committee and employs the first account's holder.",
    )
    save = Text("Lưu", "Save")
    saved = Text("Đã lưu.", "Saved.")

    # Set-up
    set_up_for = Text("Phần mềm này dùng cho", "This installation is for")
    for_unit = Text("Đơn vị tự kiểm tra", "A unit that assesses itself")
    for_committee = Text("Ban Chỉ đạo", "A steering committee")
    committee_intro = Text(
        "Khai Ban Chỉ đạo, cơ quan giúp việc và hai tài khoản đầu tiên. Trang này tự đóng khi đã có tài khoản.",
        "Name the committee, the agency behind it and two accounts. This page closes once there is an account.",
    )
    member_part = Text("Tài khoản của thành viên Ban", "Account of a committee member")
    member_intro = Text(
        "Dùng hằng ngày để theo dõi đơn vị, mở đợt đánh giá và tiếp nhận báo cáo.",
        "For every day: the register, the campaigns, receiving reports.",
    )
    care_intro = Text(
        "Chỉ để thêm, khóa tài khoản và cấp lại mật khẩu. Tài khoản của Trưởng ban và người thẩm định do tài khoản này "
        "thêm sau.",
        "Only for adding and closing accounts and renewing passwords. It later adds the chair and the auditors.",
    )
    add_heading = Text("Thêm Ban Chỉ đạo", "Add a committee")
    add_intro = Text(
        "Mỗi phần mềm có một Ban Chỉ đạo. Sau khi thêm, các vai trò của Ban có trong mục thêm tài khoản.",
        "An installation has one committee. Afterwards its roles are offered when accounts are added.",
    )
    employer_hint = Text(
        "Vai trò của Ban: chọn đơn vị công tác của người giữ tài khoản, vì không ai thẩm định đơn vị của mình.",
        "For a committee's role choose the unit that employs the holder: nobody audits the own unit.",
    )
    home_link = Text("Ban Chỉ đạo", "Committee")
    welcome = Text(
        "Việc cần làm, đơn vị, đợt đánh giá và báo cáo đã tiếp nhận của Ban Chỉ đạo.",
        "What the committee has to do, its units, campaigns and received reports.",
    )
    welcome_button = Text("Mở trang Ban Chỉ đạo", "Open the committee's page")
