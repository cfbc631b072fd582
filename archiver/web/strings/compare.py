"""Texts of the page that compares two copies. Part of the table in `strings`."""

from __future__ import annotations

from collections.abc import Mapping

COMPARE: Mapping[str, tuple[str, str]] = {
    "compare": ("Compare", "比较"),
    "compare_copies": ("Compare copies", "比较副本"),
    "compare_title": ("Two copies of {title}", "《{title}》的两份副本"),
    "compare_these": ("Compare the two copies", "比较这两份副本"),
    "compare_with_copy": ("Compare with our copy, passage by passage", "与留存副本逐段比较"),
    # parts of the first sentence
    "compare_copy": ("{at} (look {n})", "{at}（第 {n} 次查看）"),
    "compare_same_bytes": (
        "The copies of {old} and of {new} are the same, byte for byte.",
        "{old}与 {new}的副本逐字节相同。",
    ),
    "compare_same_text": (
        "The files of {old} and of {new} differ; the text that a reader sees is the same in both",
        "{old}与 {new}的文件不同，读者所见文字相同",
    ),
    "compare_same_text_script": (
        "The text of the copies of {old} and of {new} is the same, written in two scripts of its language",
        "{old}与 {new}的副本文字相同，书写形式不同（如简体与繁体）",
    ),
    "compare_same_passages": (
        "The passages of the copies of {old} and of {new} are the same; smaller things differ, which are listed below",
        "{old}与 {new}的副本段落相同，另有细微差别，列于下方",
    ),
    "compare_lost": (
        "{count} passages of the copy of {old} are not in the copy of {new}",
        "{old}的副本中有 {count} 段文字，在 {new}的副本中没有",
    ),
    "compare_lost_one": (
        "One passage of the copy of {old} is not in the copy of {new}",
        "{old}的副本中有 1 段文字，在 {new}的副本中没有",
    ),
    "compare_lost_least": (
        "At least {count} passages of the copy of {old} are not in the copy of {new}",
        "{old}的副本中至少有 {count} 段文字，在 {new}的副本中没有",
    ),
    "compare_lost_none": (
        "Every passage of the copy of {old} is in the copy of {new}, too",
        "{old}的副本中的各段文字，在 {new}的副本中均有",
    ),
    "compare_lost_smaller": (
        "But for smaller differences, every passage of the copy of {old} is in the copy of {new}, too",
        "除细微差别外，{old}的副本中的各段文字，在 {new}的副本中均有",
    ),
    "compare_edited": ("{count} of them have another wording there", "其中 {count} 段在后者中另有表述"),
    "compare_edited_one": ("one of them has another wording there", "其中 1 段在后者中另有表述"),
    "compare_edited_it": ("it has another wording there", "该段在后者中另有表述"),
    "compare_edited_all": ("each of them has another wording there", "各段在后者中均另有表述"),
    "compare_quote": ("a cited passage is only in the older one", "有被引用的段落仅见于较早的副本"),
    "compare_new": ("{count} passages are new", "新增 {count} 段"),
    "compare_new_one": ("one passage is new", "新增 1 段"),
    "compare_new_least": ("at least {count} passages are new", "至少新增 {count} 段"),
    "compare_new_none": ("no other passage is new", "没有其他新增段落"),
    "compare_links": ("links differ", "链接不同"),
    "compare_share_none": ("none of the older text is still there", "较早的文字均已不在其中"),
    "compare_share": ("{share} of the older text is still there", "较早文字的 {share} 仍在"),
    "compare_share_nearly": ("more than 99%", "99% 以上"),
    "compare_share_hardly": ("less than 1%", "不足 1%"),
    "compare_share_percent": ("{percent}%", "{percent}%"),
    "compare_end": (".", "。"),
    "compare_no_text": (
        "No words could be extracted from the copy of {at}, so no passages can be compared. The files can be downloaded.",
        "未能从 {at}的副本提取文字，无法逐段比较。文件可供下载。",
    ),
    "compare_no_texts": (
        "No words could be extracted from the copies of {old} and of {new}, which are not the same bytes. The files can be downloaded.",
        "未能从 {old}与 {new}的副本提取文字，两者字节不同。文件可供下载。",
    ),
    "compare_only_one": (
        "Only one copy is kept, of {at}; there is none to compare it with yet.",
        "仅留存一份副本，收到于 {at}，尚无可比较的另一份。",
    ),
    "compare_none": ("No copy is kept yet, so there is nothing to compare.", "尚无留存副本，无可比较。"),
    # caveats
    "compare_not_good": (
        "What came on {at} is not a good copy of the source: {finding}.",
        "{at}收到的并非有效副本：{finding}。",
    ),
    "compare_unconfirmed": (
        "Not yet confirmed: what came on {at} waits to be seen again.",
        "待确认：{at}收到的内容尚待再次见到。",
    ),
    "compare_status": ("status {status}", "状态码 {status}"),
    "compare_cut": (
        "The copy of {at} is cut short: what seems to be missing may come after the cut.",
        "{at}的副本不完整，看似没有的内容可能在截断之后。",
    ),
    "compare_long": (
        "The copy of {at} is so long that only its beginning was read: what seems to be missing may come later.",
        "{at}的副本过长，仅读取了开头，看似没有的内容可能在其后。",
    ),
    "compare_addresses": ("They came from different addresses.", "两份副本来自不同网址。"),
    "compare_kinds": (
        "One is {old}, the other {new}: because of hyphens and tables, passages that say the same may look different.",
        "一份为 {old}，另一份为 {new}：连字符和表格可能使内容相同的段落显得不同。",
    ),
    "compare_language": ("The newer one is in another language ({old} → {new}).", "较新的一份为另一种语言（{old} → {new}）。"),
    "compare_pages": ("Pages: {old} in the older one, {new} in the newer.", "较早的一份有 {old} 页，较新的有 {new} 页。"),
    "compare_pictures": (
        "Pages without text, whose pictures are not the same: {pages}.",
        "没有文字且图像不同的页：{pages}。",
    ),
    "compare_picture_same": ("They show the same picture.", "两者显示同一图像。"),
    "compare_picture_other": ("They show different pictures.", "两者显示的图像不同。"),
    "compare_shown_old": ("Only the older copy shows this: {shown}", "只有较早的副本显示：{shown}"),
    "compare_shown_new": ("Only the newer copy shows this: {shown}", "只有较新的副本显示：{shown}"),
    "compare_pictures_same": (
        "Their pages are pictures, and each is the same in both.",
        "各页均为图像，且两份逐页相同。",
    ),
    "compare_between": (
        "{count} more copies with other bytes lie between them.",
        "两者之间另有 {count} 份字节不同的副本。",
    ),
    "compare_between_one": ("One more copy with other bytes lies between them.", "两者之间另有 1 份字节不同的副本。"),
    # the two copies
    "compare_older": ("Older copy", "较早的副本"),
    "compare_newer": ("Newer copy", "较新的副本"),
    "compare_choose": ("Compare two other copies", "选择其他两份副本"),
    "compare_go": ("Compare", "比较"),
    "compare_until": ("same bytes until {until}", "至 {until} 字节相同"),
    "compare_not_listed": (
        "The newest {count} are listed; the page of any other copy leads here, too.",
        "仅列出最近 {count} 份；其他副本的页面亦可进入此处。",
    ),
    # passages
    "compare_quotes": ("Cited passages", "被引用的段落"),
    "compare_in_both": ("In both copies.", "两份副本中均有。"),
    "compare_in_old": ("In the older copy; not in the newer.", "较早的副本中有，较新的副本中没有。"),
    "compare_in_new": ("In the newer copy; not in the older.", "较新的副本中有，较早的副本中没有。"),
    "compare_in_none": ("In neither copy, word for word.", "两份副本中均无逐字相同的段落。"),
    "compare_in_none_of_page": (
        "In neither copy of the page, word for word; the documents that it carries are compared by themselves.",
        "页面的两份副本中均无逐字相同的段落；页面所附文件须另行比较。",
    ),
    "compare_only_old": ("Not in the newer copy", "较新的副本中没有"),
    "compare_only_new": ("New in the newer copy", "较新的副本中新增"),
    "compare_instead": ("Newer copy, in its place", "较新的副本，该处"),
    "compare_cited": ("cited", "被引用"),
    "compare_page": ("page {page}", "第 {page} 页"),
    "compare_left_out": ("{count} characters of it are not shown here", "此处省略 {count} 个字符"),
    "compare_files": ("The files, SHA-256", "文件，SHA-256"),
    "compare_rest": ("The rest", "其余"),
    "compare_smaller": (
        "Smaller differences: counters, dates, menus, forms of punctuation ({count})",
        "细微差别：计数、日期、菜单、标点形式（{count}）",
    ),
    "compare_links_old": ("Links that only the older copy has", "仅较早副本有的链接"),
    "compare_links_new": ("Links that only the newer copy has", "仅较新副本有的链接"),
    "compare_links_first": ("The first {count}.", "仅列前 {count} 个。"),
    "compare_all_old": ("The whole text of the older copy", "较早副本的全文"),
    "compare_all_new": ("The whole text of the newer copy", "较新副本的全文"),
    "compare_all_note": (
        "Struck: the older wording. Underlined: the newer. Where lines break differently, words that only moved to another line are marked, too.",
        "删除线：较早的措辞。下划线：较新的措辞。换行不同之处，仅移到另一行的文字也会标出。",
    ),
    "compare_goes_on": ("The text goes on for {count} characters.", "以下从略，另有 {count} 个字符。"),
    "compare_how": (
        "Only words are compared, as our reader extracts them from the files: not layout, style or pictures. The evidence is the files, not this page.",
        "所比较的是由本系统从文件中提取的文字，不含位置、样式与图像。可作证明的是文件。",
    ),
}  # fmt: skip
