"""A unit that has signed its report, to publish from; made once and copied for each test."""

from __future__ import annotations

from checklist.services.drafts import load_draft
from checklist.services.sign_draft import signing_of
from tests.web.client import ClientRequest, World

# The public page of the own unit.
PAGE = "/cong-khai/uy-ban-nhan-dan-xa-an-binh"


def sign_report(world: World) -> World:
    """The same world after the head of its own unit has signed the sealed report."""
    signing = signing_of(world.workspace, load_draft(world.workspace, world.own.assessment_id))
    head = ClientRequest(world.app(), world).log_in("head")
    fields = {"o": "Head", "cach": "noi-bo", "ban": str(signing.base.id), "bo_qua": "1"}
    head.post(f"/danh-gia/{world.own.assessment_id}/ky", **fields)
    return world


def address(world: World, rest: str = "") -> str:
    """An address of the public side of the own unit, as the unit manages it."""
    return f"/don-vi/{world.own.unit_id}/cong-khai{rest}"


def open_page(client: ClientRequest, intro: str = "", revision: int = 0) -> None:
    """The head opens the page."""
    client.log_in("head").post(address(client.world, "/mo"), revision=str(revision), intro=intro)


def result(client: ClientRequest, rest: str = "") -> str:
    return address(client.world, f"/ket-qua/{client.world.own.assessment_id}{rest}")


def publish(client: ClientRequest, *parts: str, consent: str = "khong-ca-nhan") -> None:
    """The officer prepares, the head opens the page and publishes."""
    open_page(client)
    client.log_in("officer").post(result(client), parts=list(parts))
    client.log_in("head").post(result(client, "/dang"), consent=consent, publication=prepared(client))
    client.log_out()


def prepared(client: ClientRequest) -> str:
    """The publication that the page of the report offers to the head."""
    (found,) = client.get(result(client)).tree.xpath("//input[@name='publication']/@value")
    return str(found)
