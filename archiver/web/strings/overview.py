"""Texts of the front page. Part of the table in `strings`."""

from __future__ import annotations

from collections.abc import Mapping

OVERVIEW: Mapping[str, tuple[str, str]] = {
    "head_loss": (
        "{count} of {all} sources are no longer served at their address.",
        "{all} 个来源中，{count} 个网址已不再提供原内容。",
    ),
    "head_loss_one": (
        "One of {all} sources is no longer served at its address.",
        "{all} 个来源中，1 个网址已不再提供原内容。",
    ),
    "head_loss_only": (
        "The only source is no longer served at its address.",
        "唯一的来源，其网址已不再提供原内容。",
    ),
    "head_doubt": (
        "No loss is confirmed; {count} of {all} sources were not there in the latest look.",
        "没有已确认的缺失；{all} 个来源中，{count} 个在最近一次查看中未见到。",
    ),
    "head_doubt_one": (
        "No loss is confirmed; one of {all} sources was not there in the latest look.",
        "没有已确认的缺失；{all} 个来源中，1 个在最近一次查看中未见到。",
    ),
    "head_doubt_only": (
        "No loss is confirmed; the only source was not there in the latest look.",
        "没有已确认的缺失；唯一的来源在最近一次查看中未见到。",
    ),
    "head_quiet": ("No loss, and none waiting to be confirmed.", "没有缺失，也没有待确认的缺失。"),
    "head_empty": ("Nothing is watched yet.", "尚未关注任何来源。"),
    "head_document": (
        "No loss of a page is confirmed; {count} of {all} sources have a document that is no longer served.",
        "没有已确认的页面缺失；{all} 个来源中，{count} 个页面所附的文件已不再提供。",
    ),
    "head_document_one": (
        "No loss of a page is confirmed; one of {all} sources has a document that is no longer served.",
        "没有已确认的页面缺失；{all} 个来源中，1 个页面所附的文件已不再提供。",
    ),
    "head_document_only": (
        "No loss of a page is confirmed; a document of the only source is no longer served.",
        "没有已确认的页面缺失；唯一的来源，其页面所附的文件已不再提供。",
    ),
    "head_document_doubt": (
        "No loss is confirmed; {count} of {all} sources have a document that was not there in the latest look.",
        "没有已确认的缺失；{all} 个来源中，{count} 个页面所附的文件在最近一次查看中未见到。",
    ),
    "head_document_doubt_one": (
        "No loss is confirmed; one of {all} sources has a document that was not there in the latest look.",
        "没有已确认的缺失；{all} 个来源中，1 个页面所附的文件在最近一次查看中未见到。",
    ),
    "head_document_doubt_only": (
        "No loss is confirmed; a document of the only source was not there in the latest look.",
        "没有已确认的缺失；唯一的来源，其页面所附的文件在最近一次查看中未见到。",
    ),
    "head_passage": (
        "No loss of a page is confirmed; {count} of {all} sources no longer have a cited passage in their text.",
        "没有已确认的页面缺失；{all} 个来源中，{count} 个的文字中已没有被引用的段落。",
    ),
    "head_passage_one": (
        "No loss of a page is confirmed; one of {all} sources no longer has a cited passage in its text.",
        "没有已确认的页面缺失；{all} 个来源中，1 个的文字中已没有被引用的段落。",
    ),
    "head_passage_only": (
        "No loss of a page is confirmed; a cited passage is no longer in the text of the only source.",
        "没有已确认的页面缺失；唯一的来源，其文字中已没有被引用的段落。",
    ),
    # below the headline, in one sentence: "Also: 3 without a cited passage; 2 whose text differs …"
    "head_also": ("Also: ", "另有："),
    "head_passage_too": (
        "{count} without a cited passage",
        "{count} 个的文字中已没有被引用的段落",
    ),
    "head_document_too": (
        "{count} without a document that the page carried",
        "{count} 个页面所附的文件已不再提供",
    ),
    "head_doubt_too": (
        "{count} not there in the latest look, not yet confirmed",
        "{count} 个在最近一次查看中未见到，待确认",
    ),
    "head_document_doubt_too": (
        "{count} with a document that was not there in the latest look, not yet confirmed",
        "{count} 个页面所附的文件在最近一次查看中未见到，待确认",
    ),
    "head_unseen_too": (
        "{count} that we could not see from here",
        "{count} 个从本站未能看到",
    ),
    "head_new_too": (
        "{count} with no copy kept yet",
        "{count} 个尚无留存副本",
    ),
    "head_differs_too": (
        "{count} whose text differs from our copy, not yet confirmed",
        "{count} 个文字与留存副本不同，待确认",
    ),
    "head_elsewhere_too": (
        "{count} not shown to us from here, but received from another vantage point",
        "{count} 个从本站未能看到，经其他路径收到",
    ),
    "head_document_unseen_too": (
        "{count} with a document that we could not see from here",
        "{count} 个页面所附的文件从本站未能看到",
    ),
    "lately": ("The last {days} days", "最近 {days} 天"),
    "nothing_lately": ("No source changed in the last {days} days.", "最近 {days} 天内没有来源变化。"),
    "others_of_site": ("The same for {count} more sources of this site", "此网站另有 {count} 个来源同此"),
    "others_of_site_one": ("The same for one more source of this site", "此网站另有 1 个来源同此"),
    "all_events": ("All events", "全部事件"),
    "the_watch": ("The watch", "查看情况"),
    "watch_fine": ("{count} are being watched, all looked at on time.", "正在关注 {count} 个，均已按时查看。"),
    "watch_fine_one": ("One source, looked at on time.", "1 个来源，已按时查看。"),
    "watch_first": ("{count} are being watched; none has been looked at yet.", "正在关注 {count} 个，尚未查看过。"),
    "watch_first_one": ("One source, not looked at yet.", "1 个来源，尚未查看过。"),
    "watch_none": ("No source is being looked at: all are paused, or kept and no longer looked at.", "没有来源正在查看：均已暂停或仅作保留。"),
    "watch_late": ("{count} are being watched; the next look at {late} of them is more than an hour late.", "正在关注 {count} 个，其中 {late} 个的查看已推迟一小时以上。"),
    "watch_late_all": ("{count} are being watched; the next look at each of them is more than an hour late.", "正在关注 {count} 个，其查看均已推迟一小时以上。"),
    "watch_late_only": ("The next look at the only source is more than an hour late.", "唯一的来源，其查看已推迟一小时以上。"),
    "watch_newest": ("Newest look", "最近一次查看"),
    "watch_next": ("Next due", "下一次应查看"),
    "watch_looks": ("Looks on record", "已记录的查看"),
    "watch_captures": ("Responses kept", "已留存的响应"),
    "watch_room": ("Room", "存储空间"),
    "no_room": ("The store is full: nothing new can be kept until there is room. What is kept can be read.", "存储已满，腾出空间之前无法留存新的内容。已留存的内容仍可查阅。"),
    "watch_copies": ("Copies", "副本"),
    "copies_at_risk": ("Some of what is kept has fewer copies than it should.", "部分留存内容缺少应有的副本。"),
    "copies_damaged": ("A copy is no longer what was stored, and waits for repair.", "有副本与所存内容不符，等待修复。"),
    "where_they_stand": ("Where they stand", "状态一览"),
    "how_many": ("Sources", "来源数"),
    "state": ("State", "状态"),
    "add_first": (
        "Enter an address that someone cites. It is looked at, kept, and looked at again.",
        "提供一个被引用的网址。系统将查看、留存，并持续再次查看。",
    ),
    "add_signed_in": ("Or sign in, and add it here", "或登录后在此添加"),
    "add_by_command": ("From the command line:", "在命令行中："),
}  # fmt: skip
