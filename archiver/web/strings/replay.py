"""Texts of replay, and of links to it. Part of the table in `strings`."""

from __future__ import annotations

from collections.abc import Mapping

REPLAY: Mapping[str, tuple[str, str]] = {
    "open_copy": ("Open", "打开"),
    "open_copy_it": ("Open it", "打开该副本"),
    "open_copy_where": (
        "Opens on {host}, apart from these pages, without its scripts",
        "在 {host} 打开，与本站页面分开，不运行其脚本",
    ),
    "open_copy_note": (
        "“Open” shows the copy on {host}, without its scripts. For what needs scripts, open the WACZ of its source in replayweb.page.",
        "“打开”在 {host} 显示副本，不运行其脚本。依赖脚本的内容见该来源的 WACZ 导出，可用 replayweb.page 查看。",
    ),
    "replay_title": ("{url}, as received {at}", "{url}，收到于 {at}"),
    "replay_received": ("Copy received {at}, by our clock.", "收到于 {at}，以本机时钟为准。"),
    "replay_status": ("The answer had status {status}.", "响应的状态码为 {status}。"),
    "replay_cut": ("The copy is not whole.", "副本不完整。"),
    "replay_short": ("Shown without its scripts", "未运行其脚本"),
    "replay_long": (
        (
            "Images and styles are shown as kept, each from the copy nearest in time; what is not kept is left out. "
            "Where the copy of a frame is more than a day older or newer, only its date is shown. Nothing comes from the site."
        ),
        "图片与样式按留存内容显示，各取时间最近者；未留存的从略。框架内容的副本相隔超过一日的，只注明其日期。不从网站载入任何内容。",
    ),
    "replay_scripts": (
        "For what needs scripts, open the WACZ of the source in replayweb.page. The evidence is the stored file, not this view.",
        "依赖脚本的内容见该来源的 WACZ 导出，可用 replayweb.page 查看。可作证明的是留存的文件，而非此处所示。",
    ),
    "replay_record": ("Cite, verify, download", "引用、核验、下载"),
    "replay_source": ("The source", "来源"),
    "replay_frame": ("The copy", "副本"),
    "replay_pdf": ("This is a PDF", "此为 PDF 文件"),
    "replay_pdf_open": ("Open the PDF", "打开 PDF"),
    "replay_pdf_note": (
        "Your browser's own reader shows it, with nothing around it. It may run scripts of the PDF, and links in it lead to the live site.",
        "由您的浏览器自带的阅读器显示，周围不附任何内容。阅读器可能运行 PDF 中的脚本，其中的链接通往实际网站。",
    ),
    "replay_file": ("This file is not shown here", "此文件不在此处显示"),
    "replay_file_note": (
        "A file of this kind opens in a program on your own computer. It can be downloaded from its record.",
        "此类文件由您自己的程序打开，可从其记录下载。",
    ),
    "replay_long_page": ("This page is too long to be shown", "此页面过长，无法显示"),
    "replay_long_page_note": ("It can be downloaded from its record.", "可从其记录下载。"),
    "replay_way": ("Open the copy", "打开副本"),
    "replay_apart": ("A frame received at another time", "另一时间收到的框架内容"),
    "replay_apart_note": ("It is not shown as part of this page.", "不作为此页面的一部分显示。"),
    "replay_busy": ("Too many copies are being opened", "正在打开的副本过多"),
    "replay_busy_note": ("Try again in a moment.", "请稍后重试。"),
    "replay_coded": ("This copy cannot be shown", "此副本无法显示"),
    "replay_coded_note": (
        "Its content coding cannot be read here, or is incomplete. The stored bytes can be downloaded from its record.",
        "其内容编码无法在此读取，或不完整。留存的字节可从其记录下载。",
    ),
    "replay_onward": ("This address leads to itself", "此网址指向自身"),
    "replay_onward_note": ("The answer is a redirect, and where it led is not kept.", "该响应为重定向，其指向的内容未留存。"),
    "replay_none": ("Not kept", "未留存"),
    "replay_none_note": ("No copy of this address is kept here. Nothing was loaded from the site.", "此网址在此没有副本。未从网站载入任何内容。"),
    "replay_door": ("Open the copy again", "请重新打开副本"),
    "replay_door_note": (
        "The address of an opened copy is valid for some hours, and only for whoever it was given to. Open the copy again from its record.",
        "副本的此类地址仅在数小时内有效，且仅供获得者使用。请从其记录重新打开副本。",
    ),
    "replay_key": ("Copies cannot be opened now", "暂时无法打开副本"),
    "replay_key_note": (
        "The key that is needed to open copies is not available here. Whoever runs the service can find the reason in the log.",
        "用于生成副本地址的密钥在此不可用。服务运营者可在日志中查到原因。",
    ),
    "replay_here": ("Copies are opened here", "此处用于打开副本"),
    "replay_here_note": ("Open each copy from its own record, which has the address.", "请从副本各自的记录打开，地址在该记录中。"),
    "replay_purged": ("Erased", "已清除"),
    "replay_purged_note": ("Its record remains, and says on whose authority.", "其记录仍然有效，并载明依据。"),
    "replay_damaged": ("Nothing is shown", "未予显示"),
    "replay_damaged_note": (
        "The stored bytes are no longer those that were kept, so none of them were sent. The operator was told; the record remains.",
        "存储的字节与留存时不符，因此未发送任何字节。已告知运营者；记录仍然有效。",
    ),
    "replay_broken": ("This did not work", "未能完成"),
    "replay_broken_note": ("Nothing that was kept is lost. Try again.", "已留存的内容没有丢失。请重试。"),
    "replay_sent": ("This page redirected its readers by itself; the copy stays here.", "此页面会自动将读者转往他处；副本停留于此。"),
    "replay_sent_copy": ("Open the copy of the address they were sent to", "打开其所指网址的副本"),
    "replay_sent_none": ("No copy is kept here of the address they were sent to", "其所指网址在此没有副本"),
    "sent_on": ("This page redirected its readers by itself, to", "此页面会自动将读者转往"),
    "sent_on_copy": ("The copy of that address", "该网址的副本"),
    "sent_on_none": ("No copy of that address is kept here.", "该网址在此没有副本。"),
    "replay_documents": ("Documents of this page:", "此页面所附文件："),
    "replay_document_of": ("received {at}", "收到于 {at}"),
    "replay_pages": ("To the pages", "前往本站页面"),
}  # fmt: skip
