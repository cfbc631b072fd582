"""Sentences that say that something is shown to nobody but its author or owner."""

from __future__ import annotations

import re

PRIVATE = re.compile(
    r"(?:sorry,? )?(?:this|the) (?:post|article|page|story|video|album|blog|entry|account|profile|channel|note|photo|document|content) (?:is|has been (?:made|set to)|was (?:made|set to)|is now|is set to) private|the (?:author|owner|user) has made (?:this|their) \w+ private|"
    r"est[ae] (?:entrada|página|artículo|publicación|blog|v[ií]deo|contenido|cuenta|perfil|post|artigo|publicação|conteúdo|conta) (?:es|é|está) privad[oa]|(?:cet?|cette) (?:article|page|billet|publication|blog|vidéo|contenu|compte|profil) est privée?|"
    r"dies(?:er|e|es) (?:beitrag|seite|artikel|eintrag|blog|video|inhalt|konto|profil) ist (?:privat|nicht öffentlich)|quest[oa] (?:post|pagina|articolo|blog|video|contenuto|account|profilo) è privat[oa]|"
    r"(?:эт[аот]+ |данн\w+ )?(?:запись|публикация|статья|страница|пост|блог|видео|профиль) (?:скрыт|закрыт)[аоы]? (?:автором|владельцем|пользователем)|bu (?:yazı|gönderi|sayfa|blog|içerik|video|hesap) (?:gizli(?:dir)?|özel(?:dir)?|(?:yazarı|sahibi) tarafından gizlen\w+)|"
    r"(?:bài viết|trang|nội dung|video|blog) này (?:ở chế độ riêng tư|(?:đã )?được (?:tác giả |chủ sở hữu )?(?:chuyển sang|đặt ở) chế độ riêng tư)|(?:artikel|postingan|halaman|blog|konten|video|akun) ini (?:bersifat |telah diubah menjadi |telah dijadikan )?(?:pribadi|privat)(?: oleh \w+)?|"
    r"هذ(?:ه|ا) ال(?:مقالة|مقال|تدوينة|صفحة|منشور|محتوى|فيديو|حساب|مدونة) خاصة?|(?:この|指定された|当該|こちらの|本)?(?:記事|ページ|ブログ|投稿|動画|コンテンツ|日記)は、?(?:現在)?、?(?:(?:投稿者|作者|著者|管理者|所有者)によ(?:り|って)、?)?非公開(?:です|設定|と|に)[^。\n]{0,14}|"
    r"(?:该|此|这篇|本|該)(?:内容|文章|帖子|日志|博文|页面|视频|微博|账号|內容)已?(?:被作者|由作者|被用户)?(?:设为|设置为|設為|設定為)?(?:私密|仅(?:自己|作者|好友)可见|僅(?:自己|作者|好友)可見|不公开|不公開|非公开)|(?:(?:이|해당|본) )?(?:글|게시물|게시글|블로그|영상|페이지)(?:은|는|이|가)? ?비공개(?:입니다|로 (?:전환|설정)|\s?처리)[^.\n]{0,8}"
)
