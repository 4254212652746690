"""The photos of a site visit: given while the minutes are written, said anew, dropped, printed with them.

Each change belongs to the minutes: it asks for the revision that was read, and for a new print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from checklist.documents.photos import captured_on, small_picture
from checklist.domain.text import Text
from checklist.services.committee.visits import VisitRefused, VisitView, keep_visit, visit_view, writable_visit
from checklist.services.errors import NotFound
from checklist.services.workspace import Workspace
from checklist.store import files, visit_pictures
from checklist.store.audits import Visit
from checklist.store.errors import NotFound as NoSuchRow
from checklist.store.users import User
from checklist.store.visit_pictures import VisitPicture

TYPES = (files.JPEG, files.PNG, files.WEBP)
MOST_PICTURES = 6
FIELD = "pictures"
NONE_CHOSEN = Text("Hãy chọn ít nhất một ảnh.", "Choose at least one photo.")
TOO_MANY = Text(
    f"Biên bản in nhiều nhất {MOST_PICTURES} ảnh; hãy bỏ bớt ảnh trước khi thêm.",
    f"Minutes print at most {MOST_PICTURES} photos; drop some before adding more.",
)
NO_PICTURE = Text("Không mở được ảnh; hãy lưu lại thành JPEG rồi thử lại.", "The photo cannot be opened; save it anew.")
NOT_THERE = Text("Không có ảnh này.", "There is no such photo.")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a photo; ``is_dropped`` takes it out."""

    caption: str
    taken_on: date | None
    is_dropped: bool = False


def add_pictures(
    workspace: Workspace,
    submission_id: str,
    visit_id: str,
    streams: Iterable[files.Stream],
    *,
    expected_revision: int,
    at: datetime,
    by: User,
) -> None:
    """Keep photos with the minutes: all of them or none; the day is what the camera wrote.

    Raises :class:`NotFound`, :class:`VisitRefused`, ``StaleItem`` and ``FileRefused`` of the store.
    """
    view, given = writable_visit(workspace, submission_id, visit_id, by), list(streams)
    if not given:
        raise VisitRefused({FIELD: NONE_CHOSEN})
    if len(view.pictures) + len(given) > MOST_PICTURES:
        raise VisitRefused({FIELD: TOO_MANY})
    new = [_taken_in(workspace, visit_id, stream) for stream in given]

    def add(db: Database) -> None:
        for each in new:
            visit_pictures.add(db, each)

    keep_visit(workspace, _changed(view, expected_revision, at, by), "visit.pictures", at=at, by=by, also=add)


def describe_pictures(
    workspace: Workspace,
    submission_id: str,
    visit_id: str,
    said: Mapping[int, Said],
    *,
    expected_revision: int,
    at: datetime,
    by: User,
) -> None:
    """Say anew what photos show, and take out those dropped. Raises as :func:`add_pictures`."""
    view = writable_visit(workspace, submission_id, visit_id, by)
    kept = [(each, said[each.id]) for each in view.pictures if each.id in said]

    def describe(db: Database) -> None:
        for picture, words in kept:
            if words.is_dropped:
                visit_pictures.remove(db, picture.id)
            else:
                visit_pictures.describe(db, replace(picture, caption=words.caption, taken_on=words.taken_on))

    if all((each.caption, each.taken_on) == (s.caption, s.taken_on) and not s.is_dropped for each, s in kept):
        return
    keep_visit(workspace, _changed(view, expected_revision, at, by), "visit.pictures", at=at, by=by, also=describe)


def thumbnail(workspace: Workspace, submission_id: str, visit_id: str, picture_id: int) -> bytes:
    """A small JPEG of a photo. Raises :class:`NotFound`."""
    view = visit_view(workspace, submission_id, visit_id)
    picture = next((each for each in view.pictures if each.id == picture_id), None)
    if picture is None:
        raise NotFound(NOT_THERE.vi, NOT_THERE.en)
    try:
        with files.open_file(workspace.files, picture.sha256) as content:
            made = small_picture(content)
    except NoSuchRow as error:
        raise NotFound(NOT_THERE.vi, NOT_THERE.en) from error
    if made is None:
        raise NotFound(NOT_THERE.vi, NOT_THERE.en)
    return made


def _taken_in(workspace: Workspace, visit_id: str, stream: files.Stream) -> VisitPicture:
    stored = files.store(workspace.files, stream, allowed=TYPES)
    with files.open_file(workspace.files, stored.sha256) as content:
        if small_picture(content) is None:
            raise VisitRefused({FIELD: NO_PICTURE})
        return VisitPicture(0, visit_id, stored.sha256, "", captured_on(content))


def _changed(view: VisitView, expected_revision: int, at: datetime, by: User) -> Visit:
    return replace(
        view.visit, paper_sha256=None, revision=expected_revision, updated_at=at, updated_by=by.username
    )  # fmt: skip
