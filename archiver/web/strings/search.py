"""Texts of the search page. Part of the table in `strings`."""

from __future__ import annotations

from collections.abc import Mapping

SEARCH: Mapping[str, tuple[str, str]] = {
    "search": ("Search", "搜索"),
    "search_title": ("Where was this said?", "这段文字见于何处？"),
    "search_for": ("{query} – search", "{query} – 搜索"),
    "search_lead": (
        "Searches the words of every good copy kept here, of pages and of the documents that they carry.",
        "在此处留存的全部有效副本（页面及其所附文件）中查找文字。",
    ),
    "search_how": (
        "All words must be in one passage. In quotation marks they must follow each other.",
        "多个词语须见于同一段落；加引号则须依次相连。",
    ),
    "search_another": ("One more passage from it", "其中另有 1 段"),
    "search_others": ("{count} more passages from it", "其中另有 {count} 段"),
    "search_words": ("Words, or a passage in quotation marks", "词语，或加引号的一段文字"),
    "search_kept": ("Where was this said? Search the words of what is kept", "这段文字见于何处？在留存内容中搜索"),
    "search_go": ("Search", "搜索"),
    "search_wordless": ("There is no word in that to look for, only punctuation or spaces.", "其中没有可查找的文字，只有符号或空格。"),
    "search_long": (
        "That is {count} characters; a search takes {most}. Take one sentence of it, or a few of its rarer words.",
        "共 {count} 个字符，一次搜索最多 {most} 个。请取其中一句，或几个较少见的词语。",
    ),
    "search_nowhere": (
        "The results of this search have no such page. Start the search again.",
        "搜索结果中没有这个位置。请重新搜索。",
    ),
    "search_left_out": (
        "Not looked for, as one search takes no more words: {words}",
        "超出一次搜索的限度，未查找：{words}",
    ),
    "search_cut": (
        "Too many passages have these words: not every source is listed. Add words to find fewer.",
        "包含这些文字的段落多于可查看的数量，未列出全部来源。增加词语可缩小范围。",
    ),
    "search_cut_source": (
        "Too many passages of this source have these words: not all are listed. Add words to find fewer.",
        "此来源中包含这些文字的段落多于可查看的数量，未全部列出。增加词语可缩小范围。",
    ),
    "search_none": ("No copy that is kept here has this in one passage.", "此处留存的副本中，没有段落包含这些文字。"),
    "search_none_do": (
        "Remove some words, or the quotation marks. What is only in a title or an address is found in the list of sources.",
        "请减少词语，或去掉引号。仅见于标题或网址的内容，可在来源列表中查找。",
    ),
    "search_none_sources": ("Look for it among titles and addresses", "在标题和网址中查找"),
    "search_none_source": ("No passage of this source has these words.", "此来源中没有包含这些文字的段落。"),
    "search_progress": (
        "{done} of {all} copies searchable so far. The others are being read; what is not found now may be found later.",
        "目前可搜索 {all} 份副本中的 {done} 份。其余正在读取；现在未找到的，稍后可能找到。",
    ),
    "search_waiting": ("{count} copies are not searchable yet.", "尚有 {count} 份副本不能搜索。"),
    "search_waiting_one": ("One copy is not searchable yet.", "尚有 1 份副本不能搜索。"),
    "search_standing": ("In the newest copy, of {at}", "见于 {at}的最近副本"),
    "search_left": ("Last in the copy of {at}, not in the newest", "最后见于 {at}的副本，最近的副本中没有"),
    "search_other": (
        "Last in this form in the copy of {at}; the newest has the marked words in other passages",
        "此段最后见于 {at}的副本；所标文字在最近的副本中见于其他段落",
    ),
    "search_seen": ("In the copy of {at}; the newest is not searched yet", "见于 {at}的副本；最近的副本尚未纳入搜索"),
    "search_first": ("first in that of {at}", "最早见于 {at}的副本"),
    "search_document": ("In its document {url}", "见于所附文件 {url}"),
    "search_text": ("Its text", "文字"),
    "search_more": ("All its passages with these words", "此来源中包含这些文字的全部段落"),
    "search_of_source": ("Only in {source}", "仅在 {source} 中"),
    "search_everywhere": ("Search all sources", "搜索全部来源"),
    "search_further": ("Further results", "更多结果"),
}  # fmt: skip
