"""Pages of web servers, platforms and programs that are known as a whole, by how they are set and begin.

Requests that a server did not take, in any language: a title that is a status and is said again, what the server says
of it, and its name. Names at which a host has no site; the page of a program that was not set up yet. An article about
any of them begins otherwise, has more to say or a menu.
"""

from __future__ import annotations

import re
from functools import cache

from archiver.observe.rules.makers import Maker
from archiver.observe.rules.proxies import LINKS, OWN
from storage.model import Finding

# not understood, too long, too slow, on the wrong name; and what the server could not give
_UNTAKEN = r"4(?:00|08|1[1-7]|2[1468]|31)|5(?:0[0-9]|1[01])"
_REASON = r"[^\d\n]{4,45}?"
_ERROR = r"error|erreur|fehler|chyba|errore|błąd|eroare|greška|грешка"
_NGINX = r"nginx|openresty|tengine|cloudflare|awselb|angie|freenginx"
_START = 60  # links of the page that a server shows before it has a site, at most
# what httpd says below it, as far as no words of absence or refusal do
_HTTPD = (
    r"your browser sent a request that this server could not understand|server timeout waiting for the http request|a request of the requested method \S+ requires a valid content-length|the precondition on the request for the url |the requested resource does not allow request data with |the requested url['’]s length exceeds the capacity limit|the supplied request data is not in a format acceptable|"
    r"none of the range-specifier values in the range|the expectation given in the expect request-header|the client needs a new connection for this request|the method could not be performed on the resource because|the requested resource can only be retrieved using |the server refused this request because|a variant for the requested resource|\S+ (?:to|for) .{1,300} not supported"
)


def _server(name: str, wording: str, finding: Finding = Finding.SERVER_ERROR, links: int = LINKS) -> Maker:
    return Maker(id=f"server.{name}", finding=finding, all_of=(re.compile(wording),), where=OWN, links=links)


def _tomcat(codes: str) -> str:
    return rf"^(\S{{0,10}} ?\S{{2,12}} (?:{codes})\W.{{2,80}}?) \1 .{{10,}} (?:apache tomcat|jboss ?web)(?:/[\w.-]+)?$"


@cache
def servers() -> tuple[Maker, ...]:
    """Every known page of this kind."""
    return (*_untaken(), *_sites(), *_first_pages())


def _untaken() -> tuple[Maker, ...]:
    """Of requests that were not taken or not answered."""
    return (
        _server("nginx", rf"^((?:{_UNTAKEN}) {_REASON}) \1 (?:{_NGINX})\b\S{{0,20}}(?: \([^)]{{1,40}}\))?$"),
        _server("httpd", rf"^(?:{_UNTAKEN}) ({_REASON}) \1 (?:{_HTTPD})"),
        _server("httpd", rf"\b(?:{_ERROR}) (?:{_UNTAKEN}) [\w.:-]{{3,80}} apache\b.{{0,120}}$"),
        _server("httpd", rf"\b(?:{_ERROR}) 40[56] [\w.:-]{{3,80}} apache\b.{{0,120}}$", Finding.DENIED),
        _server("haproxy", r"^408 request time-out your browser didn['’]t send a complete request in time"),
        _server("tomcat", _tomcat(_UNTAKEN)),
        _server("tomcat", _tomcat("40[356]"), Finding.DENIED),
        _server("tomcat", _tomcat("40[17]"), Finding.LOGIN),
        _server("tomcat", _tomcat("4(?:04|10)"), Finding.SOFT_GONE),
        _server("iis", r"^bad request(?: bad request)?[ -]{1,3}\(?invalid (?:hostname|url|verb|header|header name)\b.{0,80}$"),
        _server("iis", r"^(?:directory listing denied )?directory listing denied this virtual directory does not allow contents to be listed", Finding.DENIED),
        _server("websphere", r"^(?:error \d{3}:? )?srve0255e: a webgroup/virtual host to handle "),
        _server("traefik", r"^no available server$"),
        _server("cloudflare", r"^error code: (?:1(?:00[0-4]|01[6-9]|03\d|[12]\d\d)|5[23]\d)$"),
        _server("akamai", r"^invalid url invalid url the requested url .{1,300} is invalid\. reference #9\."),
        _server("azure", r"our services aren['’]t available right now we['’]re working to restore all services"),
        _server("vercel", r"\b5\d\d: [a-z_]+ code: (?:edge_)?function_invocation_(?:failed|timeout)\b"),
    )  # fmt: skip


def _sites() -> tuple[Maker, ...]:
    """Of names without a site, or with none yet."""
    gone = Finding.SUSPENDED
    return (
        _server("unknown", r"^(no site for domain|no such account|non-hub domain) \1\b.{0,120}$", gone),
        _server("unknown", r"^(?:unrecogni[sz]ed domain \S+|(?:the )?tunnel \S+ not found\.?)$", gone),
        _server("unknown", r"^(?:help cent(?:er|re) closed\W{0,3}(?:zendesk )?)?(?:oops\W{1,3})?this help cent(?:er|re) no longer exists\b.{0,120}$", gone),
        _server("unknown", r"^(?:company not found )?company not found there is no such company\b.{0,60}$|^(?:repository not found|account not found|the feed has not been found|not found - request id: \S+)\.?$", Finding.SOFT_GONE),
        _server("unlinked", r"^домен не прилинкован (?:ни )?к (?:одной из )?директори\w+ на сервере\b.{0,400}$", gone),
        _server("created", r"^(?:этот )?сайт только что создан\b.{0,300}$", gone),
        _server("created", r"^站点创建成功\W{0,3}phpstudy\b.{0,120}$", gone),
        _server("unlinked", r"^домен не добавлен(?: в панели)?\b.{0,200}$|^срок подключения домена ист[её]к\W{0,3}(?:срок подключения домена ист[её]к)?.{0,120}$|^(домен успешно привязан к хостингу\W{0,2}) \1.{0,200}$", gone),
        _server("created", r"^.{0,40}\bwebsite \S+ is ready\. the content is to be added\b", gone),
        _server("created", r"^.{0,60}(?:diese internet-?präsenz wurde (?:soeben freigeschaltet|noch nicht veröffentlicht)|sie sehen hier eine soeben freigeschaltete homepage)\b.{0,60}$", gone),
        _server("registrar", r"^.{0,80}\w\.\w{2,12} is parked free, courtesy of \w+|^.{0,80}happy to see your domain with \w+!|^.{0,80}\bparked on the bun\b|^.{0,60}\bdomenet er parkert hos \w+.{0,200}$", Finding.PARKED),
    )  # fmt: skip


def _first_pages() -> tuple[Maker, ...]:
    """Of programs before they have a site, or before they were set up."""
    return (
        _server("tomcat.start", r"^apache tomcat(?:/\S+)? .{0,200}?if you['’]re seeing this, you['’]ve successfully installed tomcat\. congratulations!", Finding.PARKED, _START),
        _server("wildfly.start", r"^welcome to (?:wildfly|jboss)\b.{0,60} your (?:wildfly|jboss)\b.{0,40} is running\b", Finding.PARKED, _START),
        _server("lnmp.start", r"^.{0,40}恭喜您[,，!] ?lnmp一键安装包安装成功", Finding.PARKED, _START),
        _server("azure.start", r"^microsoft azure app service - welcome .{0,80}your web app is running and waiting for your content", Finding.PARKED, _START),
        _server("start", r"^(?:xampp |welcome to xampp ){0,2}.{0,40}you have successfully installed xampp on this system!|^welcome to codeigniter\b.{0,40}the page you are looking at is being generated dynamically by codeigniter|^.{0,40}you have successfully created your yii[- ]powered application", Finding.PARKED, _START),
        _server("start", r"^(?:ruby on rails: )?(?:welcome aboard|yay! you['’]re on rails!) (?:welcome aboard you['’]re riding ruby on rails!|(?:yay! you['’]re on rails! )?.{0,20}rails version: )", Finding.PARKED, _START),
        _server("start", r"^express express welcome to express$|^welcome to centos welcome to centos the community enterprise operating system\b", Finding.PARKED),
        _server("setup", r"^wordpress › installation |^mediawiki [\d.]+ mediawiki [\d.]+ localsettings\.php not found|^joomla! web installer .{0,200}main configuration"),
        _server("setup", r"^(?:discuz!?|dedecms|phpcms|ecshop) ?\S{0,6} ?安装(?:向导|程序) .{0,60}(?:许可协议|授权协议|环境检测|检查安装环境)"),
    )  # fmt: skip
