"""Detects what answers meant for programs say went wrong, by their codes or by what they say for people (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from archiver.observe.rules.model import Scope
from archiver.observe.rules.wordings import together
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding, Mark

MOST = 0.8  # share of a message that a wording must make up
_FAILED = re.compile(
    r"\"(?:success|sucesso|succes|succeeded|ok|erfolg)\"\s*:\s*(?:false|0|\"false\")|\"errors?\"\s*:\s*(?:true|1\b|\"|\{|\[\s*[{\"])|"
    r"\"(?:status|state|result)\"\s*:\s*\"(?:error|fail\w*|denied|ko)\"|\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?-?[1-9]",
    re.IGNORECASE,
)
_SUCCEEDED = re.compile(
    r"\"(?:success|sucesso|ok|succeeded)\"\s*:\s*(?:true|\"true\")|\"(?:status|result|state)\"\s*:\s*\"(?:ok|success)\"|\"(?:code|status|status_?code)\"\s*:\s*\"?(?:0|200)\b",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"\"(?:error|errors|detail|details|message|msg|errmsg|error_?msg|error_?message|error_?description|reason|mensaje|mensagem|nachricht|meldung|messaggio|bericht|komunikat|mesaj|сообщение|info)\"\s*:\s*\[?\s*\"((?:[^\"\\]|\\.){2,200})\"",
    re.IGNORECASE,
)
LONGEST = 1500  # characters of such an answer, at most
_LINE_END = re.compile(r"(?<![\[{,:\s])\s*\n\s*(?![\s\]},])")
_WRONG = re.compile(r"err|fault|exception|messages?$|details?$", re.IGNORECASE)  # other lists hold data: "status": 404


def _error(codes: str, status: str, said: str) -> re.Pattern[str]:
    """A pattern for an error: by the element or field that has its code, or by a field whose whole value is a known
    message."""
    return re.compile(
        rf"<code>\s*(?:{codes}|{status})\s*</code>|\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?{status}\b|"
        rf"\"(?:error|detail|message|msg|code|title|reason|error_?message)\"\s*:\s*\"(?:{said})[^\w\"]{{0,3}}\"",
        re.IGNORECASE,
    )


_CODES = (
    (Finding.SOFT_GONE, _error(
        r"nosuchkey|blobnotfound|nosuchbucket|resourcenotfound|notfound", r"404", r"(?:\w+ ){0,3}not[ _-]?found")),
    (Finding.DENIED, _error(
        r"accessdenied|authorizationfailure|forbidden|invalidaccesskeyid|allaccessdisabled|signaturedoesnotmatch|userdisable|publicaccessnotpermitted|accountisdisabled|requesttimetooskewed|invalidargument|missingsecurityheader|invalidsecurity|expiredtoken|anonymousaccess\w*", r"403",
        r"forbidden|access denied|permission denied|missing authentication token|no api key found in request|your ip(?: address)? is not allowed|you cannot consume this service|download token not specified|unsupported_country_region_territory|country, region, or territory (?:is )?not supported|request (?:is|was|has been) (?:banned|denied|rejected|blocked)|非法访问|非法請求|非法请求|anti-leech: [^\"]{1,60}|请求被拦截|風控校驗失敗|风控校验失败|user: [^\"]{1,200} is not authorized to perform[^\"]{0,300}")),
    (Finding.LOGIN, _error(
        r"authenticationrequired|noauthenticationinformation|authenticationfailed", r"401",
        r"unauthori[sz]ed|unauthenticated|authentication required|not (?:logged in|authenticated)|bad credentials|authentication credentials were not provided|身份认证信息未提供|informations d'authentification n'ont pas été fournies|anmeldedaten fehlen|las credenciales de autenticación no se proveyeron|as credenciais de autenticação não foram fornecidas|учетные данные не были предоставлены|(?:the )?access token (?:has )?expired|an access token is required[^\"]{0,60}|invalid_token|login_?required|请先登录|未登录")),
    (Finding.THROTTLED, _error(
        r"throttl\w+|requestlimitexceeded|toomanyrequests|resourceexhausted", r"429",
        r"too many (?:requests|attempts)|(?:api )?(?:rate )?limit exceeded|request was throttled[^\"]{0,60}|resource_exhausted|resource has been exhausted[^\"]{0,60}")),
    (Finding.SERVER_ERROR, _error(
        r"internalerror|serviceunavailable|slowdown", r"50\d",
        r"internal server error|service unavailable|[^\"]{0,80}\b(?:function|task|request) timed out\b[^\"]{0,80}")),
)  # fmt: skip


def machine_marks(text: Text) -> Iterator[Mark]:
    """The mark of an answer that is as a whole meant for programs, by its error code or its message.

    Either as it was sent, or in an untitled page that a browser made to show it."""
    body = text.visible.strip()
    shown = text.kind is Kind.HTML
    if len(body) > LONGEST or body[:1] not in ({"{", "["} if shown else {"{", "[", "<"}):
        return
    if shown and (text.title or body[-1] not in {"}", "]"}):
        return
    said = _of_answer(body)
    if _SUCCEEDED.search(said):
        return
    for finding, pattern in _CODES:
        match = pattern.search(said)
        if match:
            yield Mark(rule=f"machine.{finding.value}", finding=finding, matched=match.group(0)[:200], where="machine")
            return
    for told in _messages(said):
        if meant := _meant(told):
            yield Mark(rule=f"machine.{meant.value}", finding=meant, matched=told[:200], where="machine")
            return


def _of_answer(body: str) -> str:
    """A JSON without its lists, but for those of what went wrong. Its text has a value a line, and no commas."""
    try:
        value = json.loads(_LINE_END.sub(",\n", body))
        if isinstance(value, list):
            value = value[0] if len(value) == 1 else None
        return json.dumps(_without_lists(value), ensure_ascii=False)
    except (ValueError, RecursionError):
        return body


def _without_lists(value: object) -> object:
    if not isinstance(value, dict):
        return None if isinstance(value, list) else value
    return {name: one if _WRONG.search(name) else _without_lists(one) for name, one in value.items()}


def _messages(body: str) -> Iterator[str]:
    """What an answer says for people, if it says to programs that it failed."""
    if _FAILED.search(body) is None:
        return
    for match in _MESSAGE.finditer(body):
        try:
            said = json.loads(f'"{match[1]}"')
        except ValueError:
            continue
        yield " ".join(said.casefold().split()).strip(" .!。！")


def _meant(said: str) -> Finding | None:
    """The wall or the failure that a message names, if its wording is most of what it says."""
    read = dict.fromkeys(((scope, login) for scope in (Scope.LINE, Scope.CELL) for login in (True, False)), said)
    for phrase, _ in together().perhaps_in(read.get):
        match = None if phrase.absent(said) or ".vague" in phrase.id else phrase.pattern.search(said)
        passing = phrase.finding.effect in {Effect.BLOCKED, Effect.FAILURE}  # what was withdrawn, other rules tell
        if passing and match and len(match[0].strip()) >= MOST * len(said) and not phrase.otherwise(said):
            return phrase.finding
    return None
