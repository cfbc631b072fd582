"""What stands around events in a mail, in each language. Neutral like all else that is said: no actor, no intent, no cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """Templates of a mail; what each takes stands beside it."""

    subject: str  # {title} {kind}
    subject_several: str  # {alerts} {sources}
    subject_of_one: str  # {alerts} {title}: several alerts of one source
    subject_of_host: str  # {host} {kind} {sources}
    over: str  # {kind}: what was lost, and is no longer
    again: str  # {at}
    daily: str  # {subject}
    weekly: str  # {subject}
    heading: str  # {name}
    reasons: str
    against: str
    limits: str
    cited: str
    place: str  # {work} {locator}
    quoted: str  # {place} {quote}
    more_places: str  # {count}
    record: str  # {link}
    before: str  # {at} {link}: the copy that a text was held against
    copy: str  # {at} {link}
    no_copy: str
    sources: str
    more_sources: str  # {count}
    more_alerts: str  # {count} {link}
    trial_subject: str
    trial: str
    end: str
    unsubscribe: str  # {link}


ENGLISH = LetterWords(
    subject="{title}: {kind}",
    subject_several="{alerts} alerts about {sources} addresses",
    subject_of_one="{title}: {alerts} alerts",
    subject_of_host="{host}: {kind} ({sources} addresses)",
    over="{kind}; served again later",
    again="Served again later: {at}.",
    daily="Daily digest: {subject}",
    weekly="Weekly digest: {subject}",
    heading="{name}:",
    reasons="What speaks for it",
    against="What speaks against it",
    limits="What cannot be known from where we look",
    cited="Cited by",
    place="{work}, {locator}",
    quoted="{place}: “{quote}”",
    more_places="and {count} more places",
    record="Record: {link}",
    before="Copy from before the change, received {at}: {link}",
    copy="Newest good copy, received {at}: {link}",
    no_copy="No copy is kept yet.",
    sources="Addresses",
    more_sources="and {count} more",
    more_alerts="{count} more alerts are not written out here. All events: {link}",
    trial_subject="A test: alerts are sent to this address",
    trial="This is a test of whether alerts arrive here. Nothing has happened.",
    end="Sent automatically: this address is subscribed to these alerts. They say what this server received, and cannot say what "
    "others saw.",
    unsubscribe="To stop them: {link}",
)

CHINESE = LetterWords(
    subject="{title}：{kind}",
    subject_several="{sources} 个网址的 {alerts} 条提醒",
    subject_of_one="{title}：{alerts} 条提醒",
    subject_of_host="{host}：{kind}（{sources} 个网址）",
    over="{kind}，此后已重新提供",
    again="此后已重新提供：{at}。",
    daily="每日汇总：{subject}",
    weekly="每周汇总：{subject}",
    heading="{name}：",
    reasons="支持的依据",
    against="相反的依据",
    limits="从我们的位置无法得知的",
    cited="引用作品",
    place="{work}，{locator}",
    quoted="{place}：“{quote}”",
    more_places="另有 {count} 处",
    record="记录：{link}",
    before="变化之前的副本，收到于 {at}：{link}",
    copy="最近的有效副本，收到于 {at}：{link}",
    no_copy="尚无留存副本。",
    sources="网址",
    more_sources="另有 {count} 个",
    more_alerts="另有 {count} 条提醒未在此列出。全部事件：{link}",
    trial_subject="测试：提醒将发送至此地址",
    trial="此邮件用于确认提醒能否送达，并无事件发生。",
    end="本邮件为自动发送：收件地址订阅了此类提醒。所述为本服务器收到的内容，不代表他人所见。",
    unsubscribe="如不再接收：{link}",
)

LETTERS: Mapping[str, LetterWords] = {"en": ENGLISH, "zh": CHINESE}
