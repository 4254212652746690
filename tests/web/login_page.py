"""Logging in through the log-in page."""

from __future__ import annotations

from werkzeug.test import TestResponse

from tests.web.client import PASSWORD, ClientRequest


def log_in(
    client: ClientRequest, username: str, password: str = PASSWORD, at: str = "/dang-nhap", status: int = 303
) -> TestResponse:
    """Fill in the form of the page at ``at`` and send it."""
    page = client.get(at)
    (form,) = page.select("//form[.//input[@name='password']]")
    fields = {item.get("name"): item.get("value", "") for item in form.xpath(".//input")}
    answer = client.http.post(form.get("action"), data={**fields, "username": username, "password": password})
    assert answer.status_code == status
    return answer
