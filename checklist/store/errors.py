"""The refusals of the store, each with the sentence that a user reads.

A refusal carries its sentence in Vietnamese and in English; ``str()`` gives the Vietnamese one. The web layer alone
decides which page a refusal becomes.
"""


class StoreError(Exception):
    """The store refused; ``vi`` and ``en`` say why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en


class NotFound(StoreError):
    """A row or a file that was asked for by its id does not exist."""

    def __init__(self, what_vi: str, what_en: str, key: str) -> None:
        super().__init__(f"Không tìm thấy {what_vi} “{key}”.", f"There is no {what_en} “{key}”.")
        self.key = key


class AlreadyExists(StoreError):
    """A new row would take an id, or a place, that is already taken; ``key`` names what holds it."""

    def __init__(self, what_vi: str, what_en: str, key: str) -> None:
        super().__init__(f"Đã có {what_vi} “{key}”.", f"There is already a {what_en} “{key}”.")
        self.key = key


class NotADraft(StoreError):
    """Something would change an assessment that has been sealed."""

    def __init__(self, assessment_id: str) -> None:
        super().__init__(
            "Báo cáo này đã chốt nên không sửa được nữa. Muốn sửa, hãy lập bản thay thế.",
            "This report has been sealed and can no longer be changed. To correct it, open a new version.",
        )
        self.assessment_id = assessment_id


class Stale(StoreError):
    """Somebody else changed something since it was shown; nothing was saved."""


class UnusableDatabase(StoreError):
    """The database file cannot be opened, or is not a database."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Không mở được tệp dữ liệu {path}: tệp hỏng, không phải cơ sở dữ liệu SQLite, hoặc không có quyền ghi.",
            f"The data file {path} cannot be opened: it is damaged, not an SQLite database, or not writable.",
        )
