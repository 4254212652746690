"""How pages name what the rule files classify: rights, duties, bodies, cadences, instruments and their standing."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.answers import DECLARED_NAMES, Declared
from checklist.domain.law import Basis
from checklist.domain.requirement import Body, Cadence, Change, FactKind, Kind
from checklist.domain.right_names import RIGHT_NAMES as RIGHT_NAMES  # pages take all names of the law from here
from checklist.domain.text import Text

KIND_NAMES: Mapping[Kind, Text] = {
    Kind.DUTY: Text("Nghĩa vụ", "Duty"),
    Kind.PROHIBITION: Text("Điều cấm", "Prohibition"),
    Kind.RIGHT: Text("Quyền", "Right"),
    Kind.OPTION: Text("Điều được lựa chọn, khuyến khích", "Option or encouragement"),
    Kind.EXEMPTION: Text("Trường hợp được miễn", "Exemption"),
    Kind.BACKGROUND: Text("Quy định chung", "General provision"),
}

BODY_NAMES: Mapping[Body, Text] = {
    Body.COMMUNE: Text("Chính quyền cấp xã", "the commune authorities"),
    Body.COMMUNE_CHAIR: Text("Chủ tịch Ủy ban nhân dân cấp xã", "the chair of the commune People's Committee"),
    Body.VILLAGE_HEAD: Text(
        "Trưởng thôn, Tổ trưởng tổ dân phố hoặc tổ bầu cử", "the head of the village or street group, or its poll team"
    ),
    Body.COMMUNITY: Text("Cộng đồng dân cư", "the community"),
    Body.FATHERLAND_FRONT: Text("Mặt trận Tổ quốc Việt Nam", "the Vietnam Fatherland Front"),
    Body.HIGHER_AUTHORITY: Text("Cơ quan cấp trên", "the higher authority"),
    Body.UNIT_HEAD: Text("Người đứng đầu cơ quan, đơn vị", "the head of the agency or unit"),
    Body.STAFF: Text("Cán bộ, công chức, viên chức", "the staff"),
    Body.TRADE_UNION: Text("Tổ chức công đoàn", "the trade union"),
    Body.PEOPLES_INSPECTORATE: Text("Ban Thanh tra nhân dân", "the People's Inspectorate"),
    Body.CONFERENCE: Text("Hội nghị cán bộ, công chức, viên chức", "the staff conference"),
    Body.EMPLOYER: Text("Người sử dụng lao động", "the employer"),
    Body.WORKER_SIDE: Text("Bên người lao động trong đối thoại", "the worker side of the dialogue"),
    Body.BOTH_SIDES: Text("Người sử dụng lao động và bên người lao động", "the employer and the worker side"),
    Body.WORKERS: Text("Người lao động", "the workers"),
    Body.EVERYONE: Text("Mọi tổ chức, cá nhân", "everyone"),
    Body.GOVERNMENT: Text("Cơ quan nhà nước có thẩm quyền", "the competent State authorities"),
}

CADENCE_NAMES: Mapping[Cadence, Text] = {
    Cadence.ONCE: Text("Một lần", "Once"),
    Cadence.EACH_TIME: Text("Mỗi khi phát sinh", "Each time it arises"),
    Cadence.YEARLY: Text("Hằng năm", "Every year"),
    Cadence.TWICE_A_YEAR: Text("Sáu tháng một lần", "Twice a year"),
    Cadence.QUARTERLY: Text("Hằng quý", "Every quarter"),
    Cadence.CONTINUOUS: Text("Thường xuyên", "At all times"),
}

CHANGE_NAMES: Mapping[Change, Text] = {
    Change.KEPT: Text("giữ nguyên yêu cầu", "the requirement is kept"),
    Change.THRESHOLD: Text("đổi con số, thời hạn", "a number or deadline changes"),
    Change.WORDING: Text("đổi cách quy định", "the wording changes"),
    Change.MOVED: Text("chuyển sang văn bản hoặc điều khác", "moved to another instrument or article"),
    Change.DROPPED: Text("không còn quy định", "no longer required"),
}

FACT_KIND_NAMES: Mapping[FactKind, Text] = {
    FactKind.DATE: Text("ngày", "date"),
    FactKind.INTEGER: Text("số nguyên", "whole number"),
    FactKind.YES_NO: Text("có hoặc không", "yes or no"),
    FactKind.TEXT: Text("chữ", "text"),
    FactKind.CHOICE: Text("chọn một", "choose one"),
}

BASIS_NAMES: Mapping[Basis, Text] = {
    Basis.EXPRESS: Text("Thời gian hiệu lực ghi rõ trong văn bản.", "The dates are stated in the instruments."),
    Basis.IMPLIED: Text(
        "Thời gian hiệu lực là suy ra, chưa thấy văn bản nào nêu đích danh.",
        "The dates are inferred; no instrument states them by name.",
    ),
    Basis.UNKNOWN: Text("Thời gian hiệu lực chưa xác định được chắc chắn.", "The dates are not known for certain."),
}

ROLE_NAMES: Mapping[str, Text] = {
    "democracy_code": Text("Quy định chính về dân chủ ở cơ sở", "Main rules on grassroots democracy"),
    "guidance": Text("Hướng dẫn", "Guidance"),
    "amendment": Text("Sửa đổi, bổ sung", "Amendment"),
    "sanction": Text("Xử phạt", "Sanctions"),
    "background": Text("Nền tảng, liên quan", "Background"),
}

# What a failed check leaves of a declared "met".
FAILED_NAMES: Mapping[str, Text] = {
    "partly": DECLARED_NAMES[Declared.PARTLY],
    "not_done": DECLARED_NAMES[Declared.NOT_DONE],
}

YES_NO_NAMES: Mapping[bool, Text] = {True: Text("Có", "Yes"), False: Text("Không", "No")}
