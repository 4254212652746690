"""Where the lines of names and titles break: rather not inside a word of several syllables, nor after ``xã``."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words of several syllables that are common in names and titles here.
_SHORT = (
    "bán trú|bí thư|chi bộ|chi nhánh|chỉ đạo|chủ tịch|công nghiệp|công nhận|công ty|cơ quan|cơ sở|doanh nghiệp|dân chủ|"
    "dân tộc|hội đồng|hợp tác|khắc phục|kinh tế|kiểm tra|kết quả|mầm non|mặt trận|nhiệm vụ|nhân dân|nhập khẩu|nội trú|"
    "phổ thông|thường trực|thực hiện|tiểu học|trung học|trung tâm|trách nhiệm|trưởng ban|trọng tâm|tổ quốc|tổng hợp|"
    "việt nam|vật liệu|xây dựng|xếp loại|xuất nhập|y tế|đánh giá|đơn vị|đảng bộ|đảng ủy|ủy ban"
)
_LONG = (
    "ở cơ sở|mặt trận tổ quốc|trung học cơ sở|trung học phổ thông|phó trưởng ban|phó chủ tịch|phó bí thư|ban chỉ đạo|"
    "hợp tác xã|khu công nghiệp|xuất nhập khẩu"
)
_PLACE = re.compile(r"\b(?:xã|phường|đặc khu|tỉnh|thành phố|thôn|bản) (?P<name>\w+)(?: (?P<more>\w+))?", re.IGNORECASE)
_COSTS = (
    (re.compile(rf"\b(?:{_SHORT})\b", re.IGNORECASE), 2),
    (re.compile(rf"\b(?:{_LONG})\b", re.IGNORECASE), 1),
    (re.compile(r"\bnăm \d{4}\b"), 2),
)


def balanced_lines(text: str, widest: int, *, upper: bool = False) -> tuple[str, ...]:
    """``text`` in as few lines of at most ``widest`` letters as will do; a longer word has a line to itself.

    Among these the breaks that cut the fewest words of several syllables are taken, then the lines of most like length.
    """
    words = text.split()
    costs = _break_costs(" ".join(words))
    # For each number of words from the start: the least (lines, cuts, raggedness), and where its last line begins.
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    begins = [0]
    for end in range(1, len(words) + 1):
        found = [
            (_worse(best[start], costs[start], widest - _length(words[start:end])), start)
            for start in range(end)
            if start == end - 1 or _length(words[start:end]) <= widest
        ]
        least, start = min(found)
        best.append(least)
        begins.append(start)
    lines: list[str] = []
    end = len(words)
    while end:
        lines.insert(0, " ".join(words[begins[end] : end]))
        end = begins[end]
    return tuple(line.upper() if upper else line for line in lines)


def _length(words: Sequence[str]) -> int:
    return sum(len(word) for word in words) + len(words) - 1


def _worse(before: tuple[int, int, int], cost: int, slack: int) -> tuple[int, int, int]:
    return before[0] + 1, before[1] + cost, before[2] + slack * slack


def _break_costs(text: str) -> list[int]:
    """What a break before each word costs."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    costs = dict.fromkeys(spaces, 0)
    spans = [(found.span(), cost) for pattern, cost in _COSTS for found in pattern.finditer(text)]
    spans += [(_place_span(found), 2) for found in _PLACE.finditer(text)]
    for (start, end), cost in spans:
        for place in spaces:
            costs[place] += cost if start <= place < end else 0
    return [0, *(costs[place] for place in spaces)]


def _place_span(found: re.Match[str]) -> tuple[int, int]:
    """From the kind of place to the end of its name of one or two capitalised words; empty where no name follows."""
    if not found["name"][0].isupper():
        return found.start(), found.start()
    second = found["more"]
    return found.start(), found.end("more") if second and second[0].isupper() else found.end("name")
