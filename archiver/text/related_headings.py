"""Headings of lists of links to other pages of the site ("related articles", "most read"), in many languages (pure).

What a document itself refers to has other headings: "see also", "sources", "documents".
"""

from __future__ import annotations

import re

POINTERS = (
    "posts in this series|articles in this series|more in this series|more from this series|other posts in this series|alle teile der serie|weitere teile der serie|mehr aus dieser serie|dans la même série|plus dans cette série|"
    "más de esta serie|mais desta série|altri articoli della serie|本系列文章|系列文章|同系列文章|本系列其他文章|このシリーズの記事|シリーズの記事|이 시리즈의 글|이 시리즈의 다른 글|"
    "popular pages|other popular pages|most popular pages|autres pages populaires|pages populaires|pages les plus consultées|beliebte seiten|meistbesuchte seiten|páginas populares|páginas más visitadas|"
    "páginas mais visitadas|pagine popolari|pagine più visitate|populaire pagina's|populära sidor|populære sider|suosittuja sivuja|popularne strony|oblíbené stránky|популярные страницы|популярні сторінки|"
    "popüler sayfalar|الصفحات الأكثر زيارة|热门页面|熱門頁面|人気のページ|인기 페이지|"
    "most read|most popular|most viewed|most shared|most commented|popular posts|popular articles|popular stories|popular now|trending now|"
    "top stories|top reads|top articles|must read|editor's picks|editor’s picks|editors' picks|editors’ picks|our picks|"
    "recommended for you|recommended articles|recommended stories|recommended posts|you may also like|you might also like|you may like|"
    "you might be interested in|you may be interested in|you may also be interested in|related articles|related stories|related posts|related news|"
    "related content|related coverage|more stories|more articles|more posts|more on this topic|more on this story|more like this|similar articles|"
    "latest stories|more from us|related topics|related pages|related information|also from this source|more releases from this source|recommended publications|recommended reading|explore more|read more from|"
    "similar posts|other news|other articles|other stories|in other news|read next|what to read next|up next|keep reading|also read|read also|don't miss|don’t miss|"
    "nicht verpassen|verpassen sie nicht|no te lo pierdas|no te pierdas|não perca|da non perdere|niet te missen|mis het niet|missa inte|gå ikke glip av|gå ikke glip af|"
    "älä missaa|nie przegap|nenechte si ujít|nezmeškejte|nezmeškajte|ne hagyja ki|nu rata|nu ratați|ne propustite|ne zamudite|не пропустите|не пропускай|не пропустіть|не пропуштајте|"
    "μη χάσετε|μην χάσετε|kaçırmayın|bunları kaçırmayın|qaçırmayın|אל תפספסו|لا تفوت|لا تفوتك|از دست ندهید|đừng bỏ lỡ|jangan lewatkan|不要错过|不要錯過|別錯過|お見逃しなく|놓치지 마세요|"
    "featured articles|featured stories|featured posts|featured news|"
    "related products|similar products|ähnliche produkte|verwandte produkte|produits similaires|produits associés|produits apparentés|productos relacionados|productos similares|produtos relacionados|produtos semelhantes|"
    "prodotti correlati|prodotti simili|gerelateerde producten|vergelijkbare producten|relaterade produkter|relaterte produkter|relaterede produkter|produkty powiązane|podobne produkty|související produkty|súvisiace produkty|kapcsolódó termékek|"
    "produse similare|похожие товары|сопутствующие товары|схожі товари|benzer ürünler|ilgili ürünler|منتجات ذات صلة|محصولات مرتبط|محصولات مشابه|sản phẩm liên quan|sản phẩm tương tự|produk terkait|สินค้าที่เกี่ยวข้อง|"
    "相关产品|相關產品|相关商品|相關商品|関連商品|関連製品|관련 상품|관련 제품|"
    "headlines|latest headlines|more headlines|what others are reading|the latest|more coverage|"
    "topmeldungen|top-meldungen|top-themen|top-artikel|themen des tages|weitere themen|neueste artikel|neueste meldungen|aktuelle artikel|meistgeklickt|"
    "beliebteste artikel|mehr nachrichten|empfehlungen der redaktion|mehr aus dem ressort|en continu|les plus partagés|dernières minutes|última hora|lo último|"
    "lo más compartido|más sobre este tema|mais acessadas|ultima ora|in primo piano|i più visti|главные новости|популярные новости|новости партнеров|новости партнёров|"
    "сейчас читают|головні новини|популярні новини|новини партнерів|najnowsze artykuły|polecane artykuły|son dakika|öne çıkan haberler|"
    "今日要闻|今日推荐|注目記事|トップニュース|주요 뉴스|많이 본 글|الأخبار الرئيسية|"
    "meistgelesen|meistgelesene artikel|am meisten gelesen|beliebte artikel|beliebte beiträge|ähnliche artikel|ähnliche beiträge|verwandte artikel|"
    "weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten|mehr zum thema|das könnte sie auch interessieren|"
    "das könnte dich auch interessieren|empfohlene artikel|lesen sie auch|auch interessant|"
    "les plus lus|articles les plus lus|les plus consultés|articles similaires|articles liés|sur le même sujet|à lire aussi|lire aussi|vous aimerez aussi|"
    "vous aimerez peut-être|à ne pas manquer|dans la même rubrique|recommandé pour vous|nos recommandations|"
    "lo más leído|las más leídas|mirá también|mira también|te puede gustar|más leídas|lo más visto|más noticias|otras noticias|noticias relacionadas|artículos relacionados|entradas relacionadas|"
    "te puede interesar|le puede interesar|también te puede interesar|te recomendamos|lea también|lee también|"
    "mais lidas|as mais lidas|veja mais|mais do g1|mais lidos|mais vistas|mais notícias|outras notícias|notícias relacionadas|artigos relacionados|posts relacionados|leia também|"
    "você também pode gostar|também lhe pode interessar|"
    "i più letti|più letti|le più lette|articoli correlati|notizie correlate|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|leggi anche|altre notizie|"
    "meest gelezen|meest bekeken|gerelateerde artikelen|gerelateerd nieuws|lees ook|meer nieuws|ook interessant|"
    "mest läst|mest lästa|läs också|läs även|relaterade artiklar|fler nyheter|mest lest|les også|relaterte artikler|flere nyheter|mest læst|mest læste|læs også|"
    "relaterede artikler|luetuimmat|lue myös|lisää uutisia|mest lesið|loe ka|loetumad|lasi arī|skaitykite taip pat|skaitomiausi|"
    "najczęściej czytane|najpopularniejsze|czytaj także|polecamy|polecane|czytaj też|przeczytaj także|powiązane artykuły|podobne artykuły|nejčtenější|čtěte také|přečtěte si také|"
    "najčítanejšie|čítajte aj|legolvasottabb|legfrissebb|ezt is olvassa el|olvasta már|ajánlott cikkek|legnézettebb|kapcsolódó cikkek|cele mai citite|citește și|articole similare|articole asemănătoare|"
    "najčitanije|povezani članci|povezane vijesti|pročitajte i|najbolj brano|preberite tudi|sorodne novice|најчитаније|прочитајте и|повезане вести|"
    "най-четени|още новини|свързани статии|прочетете още|самое читаемое|последние материалы|другие материалы|больше по теме|ещё по теме|новости по теме|самое популярное|популярные статьи|читайте также|материалы по теме|похожие статьи|"
    "похожие материалы|похожие записи|похожие новости|другие новости|рекомендуем почитать|найпопулярніше|більше за темою|усі новини|останні публікації|читайте також|схожі новини|інші новини|"
    "διαβάστε επίσης|δημοφιλή|διαβάστε ακόμη|τα πιο δημοφιλή|περισσότερα για το θέμα|σχετικά άρθρα|en çok okunanlar|haberle ilgili daha fazlası|bunlar da ilginizi çekebilir|en çok okunan haberler|günün öne çıkanları|çok okunanlar|ilgili haberler|benzer haberler|diğer haberler|ən çox oxunanlar|oxşar xəbərlər|digər xəbərlər|"
    "הנקראות ביותר|כתבות קשורות|עוד כתבות|כתבות נוספות|עוד בנושא|אולי יעניין אותך|الأكثر قراءة|أخبار متعلقة|قد يعجبك أيضا|اخبار ذات صلة|الأكثر مشاهدة|اقرأ أيضا|اقرأ أيضاً|أخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|"
    "پربازدیدترین|پربازدیدترین ها|پربازدیدها|پر بازدیدها|پربیننده ترین ها|پربیننده‌ترین‌ها|پربحث‌ترین‌ها|خبرهای مرتبط|پربیننده‌ترین|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|संबंधित खबरें|संबंधित समाचार|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|সর্বাধিক পঠিত|தொடர்புடைய செய்திகள்|"
    "ข่าวที่เกี่ยวข้อง|ข่าวยอดนิยม|ข่าวอื่นๆ|ข่าวแนะนํา|อ่านเพิ่มเติม|บทความที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|คุณอาจสนใจข่าวนี้|ข่าวล่าสุดที่เกี่ยวข้อง|tin liên quan|xem nhiều|xem nhiều nhất|tin cùng chuyên mục|tin cùng loại|tin đã đưa|tin mới nhất|tin nổi bật|tin xem nhiều|tin đọc nhiều|các tin đã đưa|các bài khác|bài viết cùng chuyên mục|cùng chuyên mục|bài viết liên quan|tin khác|các tin khác|đọc nhiều|đọc nhiều nhất|có thể bạn quan tâm|terpopuler|pilihan editor|lihat juga|terkini lainnya|terkini|berita populer|rekomendasi untuk anda|pilihan untukmu|berita terpopuler|"
    "berita terkait|artikel terkait|baca juga|berita lainnya|artikel lainnya|artikel berkaitan|soma pia|"
    "相关阅读|相關閱讀|相关稿件|相關新聞稿|大家还在看|大家都在看|推荐内容|热点内容|本类热门|24小时热文|24小时热点|热榜|新闻热榜|热门排行榜|频道总排行|频道本月排行|评论排行|作者最新文章|延伸阅读|延伸閱讀|相关新闻|相關新聞|相关文章|相關文章|相关推荐|相關推薦|相关报道|相關報導|推荐阅读|推薦閱讀|推荐文章|推薦文章|为您推荐|為您推薦|猜你喜欢|"
    "热门文章|熱門文章|热门新闻|熱門新聞|热点新闻|热门推荐|热点推荐|热门排行|阅读排行|点击排行|最新文章|最多閱讀|熱門點閱|人氣排行|編輯推薦|编辑推荐|更多新闻|更多新聞|更多文章|其他新闻|"
    "関連記事|関連ニュース|同じカテゴリの記事|同じカテゴリから探す|同じテーマの記事|同じテーマの最新記事|よく読まれている記事ランキング|よく見られているページ|アクセスランキング24時間|新着ニュース|この記事を読んだ人はこんな記事も読んでいます|おすすめ記事|おすすめの記事|人気記事|人気の記事|アクセスランキング|最新記事|新着記事|最近の投稿|あわせて読みたい|よく読まれている記事|"
    "관련 기사|관련기사|함께 볼만한 뉴스|함께 보면 좋은 글|관련글|다른 글 더 보기|실시간 인기 기사|주요뉴스|랭킹뉴스|많이본 뉴스|이 시각 주요뉴스|관련 뉴스|인기 기사|많이 본 뉴스|많이 본 기사|최신 글|최근 글|인기 글|추천 기사|관련 글"
).split("|")  # fmt: skip

# such headings that are not in the list, most of them in English; not "further reading" or more reports, notes and videos: those may
# be the document's own
ELSE = re.compile(
    r"(?:(?:read|see) )?(?:more|other|further|related|similar|recommended|suggested|popular|trending|featured|associated|most (?:read|viewed|popular|shared|useful)|top|keep|continue|next|you (?:might|may) (?:also )?(?:like|enjoy|be interested in))"
    r"(?: (?:[\w-]+ ){0,2}(?:stories|articles?|posts?|news|insights?|reads?|(?<!further )reading|content|headlines|updates|topics|coverage|pages|blogs?|now|threads))?(?: (?:to read|for you|like this|this week|on this|being viewed by others|(?:from|by|in|on) (?:us|the \w+|our \w+|medium|(?-i:[A-Z])[\w.-]*(?: (?-i:[A-Z])[\w.-]*)?)))?|"
    r"(?:articles|stories|news|posts) (?:you (?:might|may) like|for you)|(?:for you|in other news|people also looked at|readers also read|(?:discover|explore) more|(?:this|the) (?:article|paper) is cited by|cited by|citing (?:articles|literature)|(?:people|others) also (?:viewed|read|liked))|"
    r"(?:weitere|mehr|andere|ähnliche|verwandte) (?:(?:interessante|spannende|aktuelle|lesenswerte|hilfreiche|nützliche|passende) )?(?:themen(?:bereiche)?|artikel|beiträge|inhalte|ratgeber)(?: entdecken| für (?:sie|dich))?|"
    r"(?:autres|plus d['’]) ?(?:articles|sujets|thèmes) (?:intéressants|similaires|liés)|(?:otros|más) (?:artículos|temas|contenidos) (?:interesantes|relacionados|similares|de interés)|"
    r"(?:outros|mais) (?:artigos|temas|conteúdos) (?:interessantes|relacionados|semelhantes)|altri (?:articoli|argomenti|contenuti) (?:interessanti|correlati|simili)",
    re.IGNORECASE,
)
BEGINS = frozenset(  # first words of ELSE, a quick test: most headings have another
    "read see more other further related similar recommended suggested popular trending featured associated most top keep continue next you articles stories news posts for in people readers discover explore this the cited citing others "
    "weitere mehr andere ähnliche verwandte autres plus otros más outros mais altri".split()
)

# labels of a link to the complete list, below a few of its entries
MORE = re.compile(
    r"\W*(?:(?:(?:read|view|see|show|browse|find|explore|load) )?(?:more|all)\b.{0,30}|.{0,20}\barchives?|"
    r"(?:mehr|alle|weitere)\b.{0,30}|(?:voir |lire )?(?:plus|tou(?:s|tes))\b.{0,30}|(?:voir|lire) (?:la suite|plus|tou(?:s|tes))\b.{0,20}|"
    r"(?:ver|leer|ler|veja) (?:más|mais|todos?|todas?)\b.{0,20}|(?:más|mais|todos|todas)\b.{0,30}|(?:vedi|leggi) (?:tutt[oie]|altr[oie])\b.{0,20}|(?:altr[ei]|tutt[ei])\b.{0,30}|"
    r"meer\b.{0,30}|(?:fler|flere|mer|mere|alla|lisää|kaikki)\b.{0,30}|(?:więcej|wszystkie|zobacz (?:więcej|wszystkie))\b.{0,30}|(?:více|všechn[yo]|další|viac|všetky|több|összes|mai multe|toate|sve|više|vse|več)\b.{0,30}|"
    r"(?:все|ещ[её]|больше|подробнее|далее|архив|всі|усі|більше|ще|архів|всички|още|сви|више)\b.{0,30}|(?:περισσότερα|όλ[αεο]\w*)\b.{0,30}|(?:tümü|tüm|hepsi|daha fazla|devamı)\b.{0,30}|"
    r"(?:المزيد|الكل|جميع|كل).{0,30}|(?:بیشتر|همه|ادامه).{0,30}|(?:עוד|כל ה|לכל ה).{0,30}|.{0,8}(?:更多|查看全部|全部)[^。]{0,8}|もっと見る|もっと読む|すべて(?:見る|表示)|.{0,12}一覧(?:へ|を見る)?|더 ?보기|전체 ?보기|(?:xem (?:thêm|tất cả))\b.{0,20}|"
    r"(?:selengkapnya|lihat (?:semua|lainnya)|lainnya)\b.{0,20}|ดูทั้งหมด|อ่านเพิ่มเติม|ดูเพิ่มเติม)\W*",
    re.IGNORECASE,
)
