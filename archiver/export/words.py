"""What people read in a dossier, in English and Chinese. Neutral: no actor, intent or cause; only what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archiver import words
from archiver.sanitizing import clean, redacted
from storage.clock import rfc3339

if TYPE_CHECKING:
    from datetime import datetime

    from archiver.lookup.passages import Missing
    from storage.model import Event, Watched
    from storage.timestamps import Kept

CLOCK_ONLY = {
    "en": "The dates are this server's clock only; no outside witness has signed them yet.",
    "zh": "所载日期仅依据本服务器的时钟，尚无外部见证签署。",
}
LIMITS = {
    "en": (
        (
            "It shows what this server received and that it has not changed since. It does not show that the server sent the "
            "same to everyone, nor who operated that server, nor that what the documents say is true."
        ),
        (
            "It does not say why something is no longer served, or by whose act. Between two looks nobody looked: a change "
            "happened at some time between them."
        ),
        (
            "The ledger's leaf of a look covers the look's own record and, through it, the address, time and digest of each answer "
            "and the certificates. Requests, DNS answers, extracted texts and the heads of answers that repeat an earlier payload "
            "are as our software wrote them; this text, the summary, the events and the custody log are under no signature."
        ),
        (
            "A stamp shows that a record existed no later than its time plus the accuracy that it states, not that it was made "
            "then. Where an authority names a revocation list or a responder, the list (.crl.pem) or answer (.ocsp.pem) of that day is beside its stamp; of "
            "the others it is not known. Compare the anchor's fingerprint with the authority's own publication."
        ),
        (
            "The verifier's keys in this package show that nothing changed since signing; that they are those of the operator "
            "must be learnt from the operator by another way."
        ),
        (
            "Images, styles and documents may have been received at other times than the page: each has its own time in "
            "evidence/captures.csv."
        ),
        (
            "Where evidence/captures.csv says `unverified` under `certificate`, the site's certificate did not hold, and nothing "
            "shows that the site sent that answer; where it says `accepted`, whoever runs the archive had accepted that certificate "
            "by its fingerprint (evidence/custody.jsonl)."
        ),
    ),
    "zh": (
        "它表明本服务器收到了什么、此后没有改变；并不表明对方服务器向所有人提供了相同内容，也不表明由谁运营，或文件所言属实。",
        "它不说明内容为何不再提供，或由谁所为。两次查看之间无人查看：变化发生在其间某时。",
        "账本的条目涵盖查看记录本身，并经由它涵盖各响应的地址、时间与摘要以及证书。请求、DNS 应答、提取的文本，以及重复先前内容的响应之头部，按本软件所写留存；本文、摘要、事件与保管记录未经签署。",
        "时间戳表明记录不晚于其时间（加上其声明的误差）存在，而非在该时刻产生。机构给出吊销列表或应答服务的，当日的列表（.crl.pem）或应答（.ocsp.pem）附于其旁；其余证书是否被吊销不得而知。请将锚证书指纹与机构自行公布者核对。",
        "包内的验证密钥表明签署后没有改变；密钥是否属于运营者，须另行向运营者查证。",
        "图片、样式与文档可能与页面在不同时间收到：各自的时间见 evidence/captures.csv。",
        "evidence/captures.csv 的 certificate 一栏为 unverified 者，网站证书未能核验，没有依据表明该响应由该网站发送；为 accepted 者，系存档运营者按指纹接受的证书（见 evidence/custody.jsonl）。",
    ),
}
QUOTED = 120  # max characters of a cited passage that are shown
_EVENT = {"en": "{at}: {text}", "zh": "{at}：{text}"}
_EARLIER = {
    "en": "Told before these: {count} more, see evidence/events.jsonl",
    "zh": "此前另告知 {count} 次，见 evidence/events.jsonl",
}
_MORE_PASSAGES = {
    "en": "Cited passages of which the same holds: {count} more, see evidence/passages.jsonl",
    "zh": "另有 {count} 处被引文字亦如此，见 evidence/passages.jsonl",
}
# where a cited passage stood -> (the sentence if confirmed, the sentence if not)
_LACKING = {
    "en": {
        "page": (
            'The cited passage "{quote}" is no longer in the text at this address: recorded {at}.',
            'The cited passage "{quote}" was not in the text of the newest look, not yet confirmed: first missing {at}.',
        ),
        "document": (
            'The cited passage "{quote}" is no longer in the document {document}: recorded {at}.',
            (
                'The cited passage "{quote}" was not in the document {document} at the newest look, not yet confirmed: '
                "first missing {at}."
            ),
        ),
        "lost": (
            'The cited passage "{quote}" was in the document {document}, which is no longer served: first absent {at}.',
            (
                'The cited passage "{quote}" was in the document {document}, which was not there when last looked at, not yet '
                "confirmed: first absent {at}."
            ),
        ),
    },
    "zh": {
        "page": (
            "被引文字“{quote}”已不在该网址现有的文本中：记录于 {at}。",
            "最近一次查看的文本中没有被引文字“{quote}”，待确认：首次未见于 {at}。",
        ),
        "document": (
            "被引文字“{quote}”已不在文件 {document} 中：记录于 {at}。",
            "最近一次查看时，文件 {document} 中没有被引文字“{quote}”，待确认：首次未见于 {at}。",
        ),
        "lost": (
            "被引文字“{quote}”所在的文件 {document} 已不再提供：首次未见 {at}。",
            "被引文字“{quote}”所在的文件 {document} 在最近的查看中未见到，待确认：首次未见 {at}。",
        ),
    },
}
_HOLDING = {
    "en": (
        " The newest copy that has it was received {at}: capture {copy} of evidence/captures.csv.",
        " No copy that has it is known.",
    ),
    "zh": (
        "载有它的最近副本收到于 {at}：evidence/captures.csv 中的 capture {copy}。",
        "未知有载有它的副本。",
    ),
}
_STEPS = """How to verify, without us and without a network
-----------------------------------------------
1. Nothing is missing or changed in this package:
     sha256sum -c manifest-sha256.txt
2. Everything at once (Python 3.11 or later with the package `cryptography`, 43 or later):
     python3 verify.py .
   or on the unopened file:  python3 verify.py FILE.zip
   Read it first: it is one file, made to be read.
3. The stamps, with openssl alone. For each evidence/timestamp-SIZE-NAME.tsr:
     openssl ts -verify -queryfile evidence/timestamp-SIZE-NAME.tsq \\
         -in evidence/timestamp-SIZE-NAME.tsr -CAfile evidence/timestamp-SIZE-NAME.pem
     openssl ts -reply -in evidence/timestamp-SIZE-NAME.tsr -text
   The message data must be the hash that this prints:
     sha256sum evidence/checkpoint-SIZE
   The last certificate of the .pem is the anchor: compare its fingerprint with what the authority publishes.
   Where there is a timestamp-SIZE-NAME.crl.pem: the revocation lists of that day. With them:
     cat evidence/timestamp-SIZE-NAME.pem evidence/timestamp-SIZE-NAME.crl.pem > ../both.pem
     openssl ts -verify -crl_check -attime $(date +%s -d "TIME") -queryfile evidence/timestamp-SIZE-NAME.tsq \\
         -in evidence/timestamp-SIZE-NAME.tsr -CAfile ../both.pem
   where TIME is the time stamp that the -text above prints.
   Where there is a timestamp-SIZE-NAME.ocsp.pem: what a responder said of a certificate that day. With the first of it:
     sed '/-----END/q' evidence/timestamp-SIZE-NAME.ocsp.pem | sed '/-----/d' | base64 -d > ../answer.der
     openssl ocsp -respin ../answer.der -CAfile evidence/timestamp-SIZE-NAME.pem -text
4. One copy, to read it: evidence/captures.csv names each under `capture`, with the SHA-256 of its body.
     python3 verify.py . --take CAPTURE -o ../copy
   writes it as a browser gets it. A page that is opened asks its site for pictures: open it without a network.
   By hand: the files in archive/ are WARC (ISO 28500); any WARC tool replays them.
5. A proof by hand: a line of evidence/proofs.jsonl holds a leaf, its place, and the hashes beside the way to the root
   (RFC 9162 2.1.3.2) in evidence/checkpoint-SIZE. The leaf's `name` is the WARC-Record-ID of a look's metadata record,
   its `sha256` that record's block digest; the record lists the digests of the answers.
"""
_STEPS_ZH = """如何验证（无需我们，也无需网络）
------------------------------
1. 本包无缺失、无改动：        sha256sum -c manifest-sha256.txt
2. 一次完成全部验证：          python3 verify.py .
3. 时间戳仅用 openssl 验证：见上文英文第 3 步的命令。
4. 取出一份副本阅读：          python3 verify.py . --take CAPTURE -o ../copy
   CAPTURE 见 evidence/captures.csv 的 capture 一栏，该表并列出每份内容的 SHA-256。打开网页会向其网站请求图片：请断网打开。
   archive/ 内为 WARC 文件（ISO 28500），任何 WARC 工具均可重放。
5. 手工核对证明：见上文英文第 5 步（RFC 9162 2.1.3.2）。
"""


def date_known(stamps: Iterable[Kept], unstamped: int, language: str) -> str:
    """How well the dates are known, in a sentence."""
    names = sorted({one.authority for one in stamps})
    if not names:
        return CLOCK_ONLY[language]
    by = ", ".join(names)
    if language == "zh":
        rest = f"其中 {unstamped} 次查看仅依据本服务器的时钟。" if unstamped else ""
        return f"日期由本服务器的时钟给出，并由以下机构的时间戳（RFC 3161）限定为不晚于：{by}。{rest}"
    rest = f" {unstamped} looks have this server's clock only." if unstamped else ""
    return f"Dates are this server's clock, bounded from above by timestamps (RFC 3161) of: {by}.{rest}"


def standing(watched: Watched, language: str) -> str:
    return words.standing(watched.assessment, language, egress=watched.source.egress or "direct")


def event(one: Event, language: str) -> str:
    """What was told, with its day."""
    text: str | None = one.text
    if language != "en" and text:
        text = words.translate_sentence(one.kind, text, words.WORDS[language])
    text = text or words.kind(one.kind, language, text=one.text)
    return _EVENT[language].format(at=words.instant(one.at, language), text=text)


def earlier(count: int, language: str) -> str:
    """The number of events that are not named, in a sentence."""
    return _EARLIER[language].format(count=count)


def more_passages(count: int, language: str) -> str:
    """The number of missing passages that are not named, in a sentence."""
    return _MORE_PASSAGES[language].format(count=count)


def lacking(quote: str, found: Missing, language: str) -> str:
    """A sentence about a cited passage that is not in what is served now, and the newest copy that has it."""
    has, unknown = _HOLDING[language]
    stood = "page" if found.document is None else "lost" if found.lost else "document"
    document = "" if found.document is None else redacted(clean(found.document))
    lacks, unsure = _LACKING[language][stood]
    text = (lacks if found.confirmed else unsure).format(
        quote=quote, document=document, at=words.instant(found.at, language)
    )
    if found.copy is None:
        return text + unknown
    copy = found.copy
    return text + has.format(copy=copy.id, at=words.instant(copy.at, language))


def readme(title: str, at: datetime) -> list[str]:
    """The lines of README.txt, which is opened first."""
    head = [f"Dossier: {plain(title)}", f"Made {rfc3339(at)} by archiver. Begin with summary.pdf or summary.txt.", ""]
    limits = ["What this does not prove", "------------------------"]
    limits += [f"- {line}" for line in LIMITS["en"]]
    limits += ["", "本案卷不能证明什么", "------------------", *(f"- {line}" for line in LIMITS["zh"]), ""]
    files = [
        "archive/                    the records themselves, WARC 1.1, copied byte for byte",
        "summary.pdf, summary.txt    one page, English and Chinese; the text where a reader shows no words of the PDF",
        "evidence/timeline.jsonl     every look, failed ones too",
        "evidence/captures.csv       every answer kept, page or member, with its own time",
        "evidence/not-captured.csv   what was not captured, and why",
        "evidence/events.jsonl       what was told of each source, and the reasons for it",
        "evidence/passages.jsonl     cited passages, and where they were found or not",
        "evidence/custody.jsonl      who did what with it",
        "evidence/proofs.jsonl, consistency.jsonl, checkpoint-*, keys.txt, timestamp-*    the ledger's proofs, others' stamps",
        "certificate-draft.txt       a draft for a person to complete, correct and sign; nobody has signed it",
        "manifest-sha256.txt         SHA-256 of every file",
        "",
    ]
    return [*head, *files, _STEPS, _STEPS_ZH, *limits]


def certificate(title: str, facts: dict[str, str]) -> list[str]:
    """A draft certificate, filled in from facts; what only a person can say is left blank."""
    return [
        "DRAFT of a certification of records generated by an electronic process (after US Federal Rules of Evidence 902(11),",
        "902(13) and 902(14); adapt it to your jurisdiction). It is not legal advice. Nobody has signed it. The person who signs",
        "must know the matters stated and correct what does not hold.",
        "",
        "I, ______________________ (name), ______________________ (position) of ______________________ (organisation), certify:",
        "",
        "1. I am qualified by ____________________________________________ to speak of the system described here.",
        f"2. The system is archiver, version {facts['software']}. In the ordinary course of its operation it requests registered",
        "   web addresses, records the octets sent and received on the connection, computes SHA-256 digests of them, stores them",
        "   in WARC files (ISO 28500:2017), reads the stored copy back and compares it, and enters a digest of every look in an",
        "   append-only signed log (RFC 9162).",
        f"3. The accompanying package concerns: {plain(title)}",
        f"   It holds {facts['captures']} received answers of {facts['looks']} looks, the first usable of {facts['first']},",
        f"   the last usable of {facts['last']}, by the clock of the system.",
        f"4. {facts['dates']}",
        f"5. The records in the package were copied byte for byte on {facts['made']}; their digests were compared with those written",
        "   at the time of receipt and were equal. The SHA-256 of every file of the package is in manifest-sha256.txt.",
        "6. What was not captured is listed in evidence/not-captured.csv; times of images, styles and documents, which may differ",
        "   from the page's, in evidence/captures.csv.",
        "7. To my knowledge the system was operating properly at these times, except: ______________________________________",
        "",
        "I declare under penalty of perjury that the foregoing is true and correct.",
        "",
        "Date ____________________    Place ____________________    Signature ____________________",
    ]


def plain(text: str) -> str:
    """The text with U+FFFD for each character that cannot be printed."""
    return "".join(c if c.isprintable() else "�" for c in text)
