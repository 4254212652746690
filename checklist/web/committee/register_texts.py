"""The words of the register's pages. Their templates know this class as ``r``."""

from __future__ import annotations

from checklist.domain.text import Text


class RegisterTexts:
    """The strings, grouped as the pages are."""

    heading = Text("Đơn vị", "Units")
    intro = Text(
        "Tỉnh, xã, cơ quan, trường học, doanh nghiệp mà Ban theo dõi, với thời gian tồn tại và đơn vị kế thừa.",
        "Provinces, communes, agencies, schools, enterprises: each with its days and its successors.",
    )
    search = Text("Tìm theo tên hoặc mã", "Search by name or code")
    category = Text("Loại đơn vị", "Category")
    every = Text("Tất cả", "All")
    on_day = Text("Tồn tại ngày", "Existing on")
    on_day_hint = Text("dd/mm/yyyy; để trống là mọi thời kỳ", "dd/mm/yyyy; empty for all days")
    find = Text("Tìm", "Find")
    found = Text("{count} đơn vị", "{count} units")
    none = Text("Không có đơn vị nào khớp.", "No unit fits.")
    add = Text("Thêm đơn vị", "Add a unit")
    import_list = Text("Nhập từ tệp", "Import a file")
    export_csv = Text("Tải danh sách (CSV)", "Download the list (CSV)")
    export_xlsx = Text("Tải danh sách (Excel)", "Download the list (Excel)")
    villages_import = Text("Nhập thôn, tổ dân phố", "Import villages")
    previous = Text("Trang trước", "Previous page")
    following = Text("Trang sau", "Next page")
    page_of = Text("Trang {page} / {pages}", "Page {page} of {pages}")

    # One unit
    code = Text("Mã", "Code")
    name = Text("Tên đơn vị", "Name")
    name_hint = Text("Ghi như trên con dấu, ví dụ: Ủy ban nhân dân xã An Bình", "As on its seal")
    kind = Text("Loại hình theo luật", "Kind under the law")
    kind_default = Text("Theo loại đơn vị", "As the category says")
    kind_hint = Text(
        "Chỉ chọn khi khác lệ thường, ví dụ trường ngoài công lập là người sử dụng lao động.",
        "Choose only where it differs: a private school is an employer.",
    )
    parent = Text("Đơn vị cấp trên trong danh sách", "Parent unit in the register")
    parent_hint = Text("Mã hoặc tên; để trống nếu không có.", "Code or name; leave it empty if there is none.")
    superior = Text("Cơ quan chủ quản in trên văn bản", "Superior body as printed")
    superior_hint = Text("Để trống thì lấy tên đơn vị cấp trên.", "Empty means the parent's name.")
    valid_from = Text("Từ ngày", "First day")
    valid_to = Text("Đến hết ngày", "Last day")
    day_hint = Text("dd/mm/yyyy; để trống là chưa rõ", "dd/mm/yyyy; empty if unknown")
    last_day_hint = Text("dd/mm/yyyy; để trống là còn tiếp tục", "dd/mm/yyyy; empty if it goes on")
    contact = Text("Liên hệ", "Contact")
    contact_hint = Text("Người đầu mối, điện thoại, hộp thư của cơ quan", "Person, telephone, office mail")
    days = Text("Thời gian tồn tại", "Days")
    edit = Text("Sửa thông tin", "Correct it")
    end = Text("Kết thúc", "End it")
    save = Text("Lưu", "Save")
    back_to_list = Text("Về danh sách đơn vị", "To the list")
    back_to_unit = Text("Về trang đơn vị", "To the unit")
    sample = Text("Đơn vị mẫu", "Sample unit")
    saved = Text("Đã lưu.", "Saved.")
    not_a_day = Text("Ngày phải ghi dạng dd/mm/yyyy.", "A day is written dd/mm/yyyy.")
    not_a_number = Text("Phải là một số.", "A number is needed.")
    stale = Text(
        "Đơn vị này vừa được người khác sửa; nội dung đang lưu hiện ở dưới, hãy sửa lại.",
        "Somebody else has just changed this unit; what is saved stands below.",
    )
    below_heading = Text("Đơn vị trực thuộc ({count})", "Units below it ({count})")
    below_more = Text("Còn {count} đơn vị nữa", "{count} more")
    story_heading = Text("Thay đổi qua các thời kỳ", "What became what")
    story_none = Text("Chưa ghi nhận thay đổi nào.", "No change is recorded.")
    history_heading = Text("Nhật ký", "Log")
    campaigns_heading = Text("Các đợt đánh giá", "Campaigns")
    campaigns_none = Text("Chưa có trong đợt nào.", "In no campaign yet.")

    # Ending, turning into others
    turn = Text("Sáp nhập, chia tách, đổi tên, chuyển cấp", "Merge, split, rename, move")
    turn_heading = Text("Thay đổi đơn vị", "Change a unit into others")
    turn_kind = Text("Hình thức", "What happens")
    turn_on = Text("Từ ngày", "From")
    turn_on_hint = Text(
        "Ngày đầu tiên của đơn vị sau thay đổi; đơn vị cũ hết vào ngày trước đó.",
        "The first day of what follows; what was ends the day before.",
    )
    basis = Text("Căn cứ", "Basis")
    basis_hint = Text("Số, ngày, cơ quan ban hành văn bản", "Number, day and issuer of the decision")
    others = Text("Các đơn vị cùng nhập với đơn vị này", "Units that merge with it")
    one_a_line = Text("Mỗi dòng một mã hoặc tên trong danh sách.", "One code or name of the register a line.")
    into_known = Text("Nhập vào đơn vị đã có", "Into a unit that exists")
    into_known_hint = Text(
        "Mã hoặc tên đơn vị tiếp tục tồn tại; để trống nếu lập đơn vị mới.", "Code or name; empty for a new unit."
    )
    new_name = Text("Tên đơn vị mới", "Name of the new unit")
    new_names = Text("Tên các đơn vị mới", "Names of the new units")
    new_names_hint = Text("Mỗi dòng một tên; có mã thì ghi “mã; tên”.", "One a line; with a code write “code; name”.")
    new_code = Text("Mã của đơn vị mới", "Code of the new unit")
    keeps = Text("Đơn vị này vẫn tồn tại sau khi tách", "This unit goes on after the split")
    new_parent = Text("Đơn vị cấp trên mới", "New parent unit")
    turn_button = Text("Ghi nhận thay đổi", "Record the change")
    move_summary = Text(
        "Chuyển các đơn vị đã đánh dấu về đơn vị cấp trên khác", "Move what is ticked to another superior"
    )
    move_hint = Text(
        "Mỗi đơn vị được đánh dấu kết thúc trước ngày ghi dưới đây và tiếp tục dưới đơn vị cấp trên mới; đơn vị trực "
        "thuộc chuyển theo. Có một đơn vị không chuyển được thì không đơn vị nào chuyển.",
        "Each unit ticked ends before the day below and goes on under the new superior; what is below it moves along. "
        "If one cannot be moved, none is.",
    )
    move_button = Text("Chuyển các đơn vị đã đánh dấu", "Move what is ticked")
    move_parent_hint = Text("Mã hoặc tên trong danh sách.", "Code or name in the register.")
    move_column = Text("Chọn", "Tick")
    move_tick = Text("Đánh dấu", "Tick")
    moved = Text("Đã chuyển {count} đơn vị.", "{count} units were moved.")
    end_heading = Text("Kết thúc đơn vị", "End a unit")
    end_intro = Text(
        "Dùng khi đơn vị giải thể, không có đơn vị kế thừa. Dữ liệu cũ vẫn giữ.",
        "For a unit that is dissolved without a successor. What was kept stays.",
    )
    last_day = Text("Ngày cuối cùng tồn tại", "Its last day")

    # Villages
    villages_heading = Text("Thôn, tổ dân phố", "Villages and street groups")
    villages_count = Text("{count} thôn, tổ dân phố ngày {day}", "{count} on {day}")
    villages_none = Text("Chưa có danh sách thôn, tổ dân phố.", "No village is listed yet.")
    village_name = Text("Tên thôn, tổ dân phố", "Name of the village")
    village_category = Text("Loại", "Kind")
    households = Text("Số hộ", "Households")
    village_add = Text("Thêm thôn, tổ dân phố", "Add a village")
    village_end = Text("Kết thúc thôn, tổ dân phố", "End a village")
    village_which = Text("Thôn, tổ dân phố", "Village")
    village_into = Text("Nhập vào thôn, tổ dân phố", "Into the village")
    village_into_hint = Text("Để trống nếu không nhập vào đâu.", "Leave it empty if it goes into none.")

    # Import
    import_heading = Text("Nhập danh sách đơn vị", "Import the units")
    import_villages_heading = Text("Nhập danh sách thôn, tổ dân phố", "Import the villages")
    import_intro = Text(
        "Nhận tệp Excel (.xlsx) và CSV. Phần mềm so với danh sách đang có và cho xem trước; "
        "chưa ghi gì khi chưa xác nhận.",
        "Excel (.xlsx) and CSV files. They are compared with the register first; nothing is kept before you confirm.",
    )
    template_heading = Text("1. Tải mẫu về", "1. Download the template")
    template_xlsx = Text("Mẫu Excel", "Excel template")
    template_csv = Text("Mẫu CSV", "CSV template")
    upload_heading = Text("2. Tải lên và xem trước", "2. Upload and look")
    file = Text("Tệp danh sách", "The list")
    file_hint = Text(".xlsx hoặc .csv, tối đa 8 MB", ".xlsx or .csv, up to 8 MB")
    upload = Text("Xem trước", "Look at it")
    no_file = Text("Hãy chọn tệp danh sách.", "Choose the list.")
    not_read = Text("Chưa đọc được tệp", "The file was not read")
    preview_heading = Text("Xem trước khi nhập", "Before it is imported")
    line = Text("Dòng", "Line")
    what = Text("Nội dung", "What")
    why = Text("Lý do", "Why")
    confirm = Text("Xác nhận nhập {count} dòng", "Import {count} lines")
    nothing = Text("Không có dòng nào để nhập.", "There is nothing to import.")
    left_out = Text(
        "Các dòng lỗi và mâu thuẫn không được nhập; sửa trong tệp rồi tải lên lại, các dòng đã nhập sẽ là “không đổi”.",
        "Lines with faults or conflicts are left out; mend the file and upload it again.",
    )
    stale_preview = Text(
        "Danh sách vừa được người khác thay đổi; dưới đây là kết quả so lại, hãy xem rồi xác nhận.",
        "The register has just been changed; this is the comparison made anew.",
    )
    imported = Text("Đã nhập {new} dòng mới, sửa {changed} dòng.", "{new} lines were added, {changed} changed.")
    more_lines = Text("… và {count} dòng nữa", "… and {count} more")
    another = Text("Tải lên tệp khác", "Upload another file")


STATES = {
    "faulty": Text("Có lỗi", "With faults"),
    "conflict": Text("Mâu thuẫn", "In conflict"),
    "new": Text("Mới", "New"),
    "changed": Text("Thay đổi", "Changed"),
    "unchanged": Text("Không đổi", "Unchanged"),
}

FIELD_NAMES = {
    "code": RegisterTexts.code,
    "name": RegisterTexts.name,
    "kind": RegisterTexts.kind,
    "category": RegisterTexts.category,
    "parent": RegisterTexts.parent,
    "parent_id": RegisterTexts.parent,
    "superior": RegisterTexts.superior,
    "valid_from": RegisterTexts.valid_from,
    "valid_until": RegisterTexts.valid_to,
    "contact": RegisterTexts.contact,
    "predecessors": Text("Tiền thân", "Predecessors"),
}

ACTIONS = {
    "register.add": Text("Thêm vào danh sách", "Added"),
    "register.change": Text("Sửa", "Changed"),
    "register.turn": Text("Sáp nhập, chia tách, đổi tên hoặc chuyển cấp", "Merged, split, renamed or moved"),
    "village.add": Text("Thêm thôn, tổ dân phố", "Village added"),
    "village.end": Text("Kết thúc thôn, tổ dân phố", "Village ended"),
    "village.import": Text("Nhập danh sách thôn, tổ dân phố", "Villages imported"),
}
