"""What the rights are called: as headings, by kind of unit, and in a word or two for tabs and sheets."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.law import UnitKind
from checklist.domain.requirement import Right
from checklist.domain.text import Text

_STAFF = "Cán bộ, công chức, viên chức, người lao động"

# The headings follow those of the instruments: the ordinance for communes, the decrees for agencies and workplaces.
_COMMUNE = {
    Right.DISCLOSURE: Text("Công khai thông tin để Nhân dân biết", "What is disclosed so that the people know"),
    Right.DECISION: Text("Nhân dân bàn và quyết định", "What the people discuss and decide"),
    Right.CONSULTATION: Text("Nhân dân tham gia ý kiến", "What the people comment on"),
    Right.OVERSIGHT: Text("Nhân dân kiểm tra, giám sát", "What the people inspect and oversee"),
    Right.ORGANISATION: Text(
        "Tổ chức thực hiện, trách nhiệm của chính quyền", "Organisation; what the authorities answer for"
    ),
    Right.DIALOGUE: Text("Đối thoại với Nhân dân", "Dialogue with the people"),
    Right.RELATIONS: Text(
        "Quan hệ, giải quyết công việc với công dân, tổ chức", "Relations and business with citizens and organisations"
    ),
}
_AGENCY = {
    Right.DISCLOSURE: Text("Những nội dung công khai", "What is disclosed"),
    Right.DECISION: Text(f"{_STAFF} bàn và quyết định", "What the staff discuss and decide"),
    Right.CONSULTATION: Text(f"{_STAFF} tham gia ý kiến", "What the staff comment on"),
    Right.OVERSIGHT: Text(f"{_STAFF} kiểm tra, giám sát", "What the staff inspect and oversee"),
    Right.ORGANISATION: Text(
        "Tổ chức thực hiện, trách nhiệm của người đứng đầu", "Organisation; what the head answers for"
    ),
    Right.DIALOGUE: Text("Hội nghị, đối thoại nội bộ", "Conferences and dialogue within the unit"),
    Right.RELATIONS: Text(
        "Quan hệ, giải quyết công việc với công dân, cơ quan, tổ chức",
        "Relations and business with citizens, agencies and organisations",
    ),
}
_WORKPLACE = {
    Right.DISCLOSURE: Text("Những nội dung công khai với người lao động", "What is disclosed to the workers"),
    Right.DECISION: Text("Người lao động bàn và quyết định", "What the workers discuss and decide"),
    Right.CONSULTATION: Text("Người lao động tham gia ý kiến", "What the workers comment on"),
    Right.OVERSIGHT: Text("Người lao động kiểm tra, giám sát", "What the workers inspect and oversee"),
    Right.ORGANISATION: Text(
        "Tổ chức thực hiện, quy chế dân chủ", "Organisation; the regulation on democracy at the workplace"
    ),
    Right.DIALOGUE: Text(
        "Đối thoại tại nơi làm việc, hội nghị người lao động", "Dialogue at the workplace and the workers' conference"
    ),
    Right.RELATIONS: Text("Quan hệ lao động", "Labour relations"),
}

RIGHT_NAMES: Mapping[UnitKind, Mapping[Right, Text]] = {
    UnitKind.COMMUNE: _COMMUNE,
    UnitKind.AGENCY: _AGENCY,
    UnitKind.STATE_ENTERPRISE: _WORKPLACE,
    UnitKind.EMPLOYER: _WORKPLACE,
}

# No longer than 31 letters: they name the sheets of a workbook too.
SHORT_RIGHTS: Mapping[Right, Text] = {
    Right.DISCLOSURE: Text("Công khai", "Disclosure"),
    Right.DECISION: Text("Bàn, quyết định", "Decision"),
    Right.CONSULTATION: Text("Tham gia ý kiến", "Consultation"),
    Right.OVERSIGHT: Text("Kiểm tra, giám sát", "Oversight"),
    Right.ORGANISATION: Text("Tổ chức thực hiện", "Organisation"),
    Right.DIALOGUE: Text("Đối thoại", "Dialogue"),
    Right.RELATIONS: Text("Quan hệ, giải quyết công việc", "Relations"),
}
