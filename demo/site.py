"""A small institute's web site on loopback, which publishes a report and later takes it down."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NOTICE = "Labour transfer and poverty reduction in the southern prefectures: report of a field survey"
PASSAGES = (
    (
        "Between May and July the survey team visited eleven townships and spoke with four hundred and twelve households "
        "that had taken part in the organised transfer of labour to other provinces."
    ),
    (
        "Transfer reduces the density of the local population and is, in the words of several cadres, an important way "
        "to reform, blend and assimilate."
    ),
    (
        "Wages were paid through the organising station, which kept back travel money and a deposit for good conduct; "
        "in nine of the eleven townships the deposit was returned only after the second year."
    ),
    (
        "The authors recommend that transfer be voluntary, that contracts be in the language of the worker, and that the "
        "figures by township be published every year so that they can be compared."
    ),
)


def pdf(lines: tuple[str, ...]) -> bytes:
    """A one-page PDF with these lines of text; a real one, because it will be parsed."""
    wrapped = [piece for line in lines for piece in (*_wrap(line, 92), "")]
    drawn = "\n".join(f"({piece.replace('(', '[').replace(')', ']')}) Tj T*" for piece in wrapped)
    content = zlib.compress(f"BT /F1 11 Tf 14 TL 56 780 Td\n{drawn}\nET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _wrap(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def _page(title: str, body: str) -> bytes:
    menu = '<nav><a href="/">Home</a> <a href="/people">People</a> <a href="/news/">News</a></nav>'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>{menu}'
        f"<main><h1>{title}</h1>{body}</main><footer>Institute of Economic and Social Research</footer></body></html>"
    ).encode()


REPORT = pdf((NOTICE, *PASSAGES))
PAGES = {
    "/": _page(
        "Institute of Economic and Social Research",
        "<p>The institute studies how households in the country live, what they earn and where they go to earn it. "
        "It was founded in 1987 and has a staff of thirty-one.</p><ul>"
        '<li><a href="/2019/1223/report.htm">Report of a field survey</a></li>'
        '<li><a href="/2019/1224/summary.htm">Summary for readers in a hurry</a></li></ul>',
    ),
    "/2019/1223/report.htm": _page(
        NOTICE,
        "<p>The full report of the survey is given below as a document. It was written by two members of the "
        "institute after three months in the field and is published for discussion among colleagues.</p>"
        '<div class="player" pdfsrc="/_upload/report.pdf"></div>',
    ),
    "/2019/1224/summary.htm": _page("Summary of the field survey", "".join(f"<p>{text}</p>" for text in PASSAGES)),
    "/2018/0612/census.htm": _page(
        "What the census counts",
        "<p>A note on how the census counts those who live away from home for more than half of the year, and why "
        "its figures and ours differ by about a tenth in the mountain counties.</p>" * 3,
    ),
}
NOT_FOUND = _page("Not found", "<p>The page that you asked for is not here.</p>")


class Institute:
    """The web site. `remove` and `send_home` change what it answers."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[int, str, bytes]] = {
            path: (200, "text/html; charset=utf-8", body) for path, body in PAGES.items()
        }
        self._answers["/_upload/report.pdf"] = (200, "application/pdf", REPORT)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(self._answer))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def remove(self, path: str) -> None:
        """Answer 404 at this address from now on."""
        del self._answers[path]

    def send_home(self, path: str) -> None:
        """Redirect from this address to the home page from now on."""
        self._answers[path] = (302, "/", b"")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, path: str) -> tuple[int, str, bytes]:
        return self._answers.get(path, (404, "text/html; charset=utf-8", NOT_FOUND))


def _answering(answer: Callable[[str], tuple[int, str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, body = answer(self.path)
            self.send_response_only(status)  # without a Date header: in the story the clock is ours
            self.send_header("Location" if status == 302 else "Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Answering
