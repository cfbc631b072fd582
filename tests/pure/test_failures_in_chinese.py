"""Why an exchange failed is said in Chinese, however the failure was written down."""

from __future__ import annotations

import errno
import os
import re

import pytest

from archiver import words


@pytest.mark.parametrize(
    "code",
    [errno.ECONNREFUSED, errno.ECONNRESET, errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN,
     errno.ENETDOWN, errno.EPIPE, errno.EACCES, errno.ECONNABORTED],
)  # fmt: skip
def test_what_the_system_says_of_a_connection_is_said_in_chinese(code):
    said = os.strerror(code)
    assert re.search("[A-Za-z]", words.reason("failure", f"192.0.2.1 port 443: {said.lower()}", "zh")) is None
    assert re.search("[A-Za-z]", words.reason("failure", f"the connection broke: {said}", "zh")) is None


@pytest.mark.parametrize(
    ("detail", "chinese"),
    [
        ("2001:db8::1 port 80: connection refused", "2001:db8::1 端口 80：连接被拒绝"),
        ("192.0.2.1 port 443 did not answer in time", "192.0.2.1 端口 443 未在时限内响应"),
        ("no byte in 0.5 s", "0.5 秒内没有收到任何字节"),
        ("the name report.example does not exist", "域名 report.example 不存在"),
        ("looking up report.example: SERVFAIL", "查询 report.example：SERVFAIL"),
        ("looking up report.example: no address", "查询 report.example：没有地址"),
        ("certificate has expired", "证书已过期"),
        (
            "Hostname mismatch, certificate is not valid for 'report.example'.",
            "证书不适用于 report.example",
        ),
        ("the connection ended without an answer", "连接结束，没有响应"),
        ("not HTTP: the answer begins b'SSH-2.0'", "不是 HTTP：响应以 b'SSH-2.0' 开头"),
        ("the exchange failed", "未能完成往来"),
    ],
)
def test_detail_of_a_failure_is_said_in_chinese(detail, chinese):
    assert words.reason("failure", detail, "zh") == chinese
