"""Which address counts when a reverse proxy stands in front."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from khoiky_cchc.proxy import client_address


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [(None, "10.0.0.1"), ("", "10.0.0.1"), ("192.0.2.7", "192.0.2.7"), ("6.6.6.6, 192.0.2.7", "192.0.2.7")],
)
def test_only_the_entry_of_our_own_proxy_counts(forwarded: str | None, address: str) -> None:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == address
