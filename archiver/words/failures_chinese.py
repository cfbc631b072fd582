"""Why an exchange with a site failed, in Chinese: how the detail of a failure is written, how it is said here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

# what operating systems say of a connection
_SYSTEM: Mapping[str, str] = {
    "connection refused": "连接被拒绝",
    "connection reset by peer": "连接被对方中断",
    "connection timed out": "连接超时",
    "timed out": "连接超时",
    "no route to host": "没有通往该主机的路由",
    "host is down": "该主机不在线",
    "network is unreachable": "无法到达该网络",
    "network is down": "网络不通",
    "broken pipe": "连接已断",
    "permission denied": "不获准连接",
    "software caused connection abort": "连接已中止",
}
_TO = (r"(?P<address>\S+) port (?P<port>\d+)", "{address} 端口 {port}")


def _by_system() -> Iterator[tuple[str, str]]:
    for said, chinese in _SYSTEM.items():
        yield f"{_TO[0]}: {said}", f"{_TO[1]}：{chinese}"
        yield f"the connection broke: (?i:{said})", f"连接中断：{chinese}"


FAILURES: Sequence[tuple[str, str]] = (
    *_by_system(),
    (f"{_TO[0]} did not answer in time", f"{_TO[1]} 未在时限内响应"),
    (r"no connection through egress (?P<egress>\S+) in time", "经由 {egress} 未能在时限内建立连接"),
    (r"egress (?P<egress>\S+) says: (?P<words>.*)", "出口 {egress} 答复：{words}"),
    (r"no byte in (?P<seconds>[\d.]+) s", "{seconds} 秒内没有收到任何字节"),
    ("the time for one exchange was over", "一次往来的时限已到"),
    (r"it came at less than (?P<bytes>\d+) bytes a second", "每秒收到不足 {bytes} 字节"),
    (r"the head is over (?P<bytes>\d+) bytes", "响应头超过 {bytes} 字节"),
    ("no answer was received", "没有收到响应"),
    ("no request was made", "没有发出请求"),
    ("the connection ended without an answer", "连接结束，没有响应"),
    ("the connection ended inside the head", "连接在响应头之中结束"),
    (r"the connection broke: (?P<words>.*)", "连接中断：{words}"),
    ("the TLS handshake did not end in time", "TLS 握手未在时限内完成"),
    ("the connection ended inside the TLS handshake", "连接在 TLS 握手之中结束"),
    (r"the TLS handshake failed: (?P<words>.*)", "TLS 握手失败：{words}"),
    (r"TLS broke: (?P<words>.*)", "TLS 中断：{words}"),
    ("certificate has expired", "证书已过期"),
    ("certificate is not yet valid", "证书尚未生效"),
    ("self-signed certificate", "证书为自行签发"),
    ("self-signed certificate in certificate chain", "证书链中有自行签发的证书"),
    ("unable to get local issuer certificate", "找不到签发该证书的机构的证书"),
    ("the certificate does not hold", "证书不能成立"),
    (
        r"(?:Hostname|IP address) mismatch, certificate is not valid for '(?P<name>[^']*)'\.?",
        "证书不适用于 {name}",
    ),
    (r"not HTTP: the answer begins (?P<words>.*)", "不是 HTTP：响应以 {words} 开头"),
    (r"the answer is not HTTP/1\.x", "响应不是 HTTP/1.x"),
    ("our own clock could not be trusted", "我们自己的时钟不可信"),
    (r"the name (?P<name>\S+) does not exist", "域名 {name} 不存在"),
    (r"looking up (?P<name>\S+): no address", "查询 {name}：没有地址"),
    (r"looking up (?P<name>\S+): TIMEOUT", "查询 {name}：未在时限内响应"),
    (
        r"looking up (?P<name>\S+): (?P<address>\S+), published as a forged answer",
        "查询 {name}：得到 {address}，已有公开资料指其为伪造的答复",
    ),
    (r"looking up (?P<name>\S+): (?P<code>[A-Z]+)", "查询 {name}：{code}"),
    (r"(?P<name>\S+) has no address", "{name} 没有地址"),
    (r"port (?P<port>\d+) belongs to another protocol", "端口 {port} 属于其他协议"),
    ("the redirects go round in a circle", "重定向形成循环"),
    ("the exchange failed", "未能完成往来"),
    (
        "our text reader failed on what was received: it is kept, and tells nothing about the page",
        "我们自己的文本读取程序未能读取收到的内容：内容已保存，但不说明页面的情况",
    ),
)
