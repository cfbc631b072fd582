"""Pages of ten kinds in five languages, written for the tests: content that can be altered, and around it what changes
by itself. `Around` holds everything that is not content: menus, advertisements, counters, class names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Content:
    """The content of a page."""

    lang: str
    title: str
    date: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]  # list items
    rows: tuple[tuple[str, ...], ...]  # table rows, the header first
    notes: tuple[str, ...]  # footnotes


@dataclass(frozen=True)
class Around:
    """What surrounds the content at one moment."""

    menu: tuple[str, ...] = ("Home", "News", "About us", "Departments", "Research", "Library", "Contact")
    related: tuple[str, ...] = ("Opening of the new term announced", "Sports day results", "Library hours in winter")
    advert: str = "Fly to the sea from 49.90: book today"
    views: int = 1204
    ago: str = "3 hours ago"
    year: int = 2023
    dress: str = "a"  # prefix of class names
    wrap: str = ""  # element around each half of a paragraph
    head: str = ""
    before: str = ""  # after the body tag
    mark: str = ""  # after headings
    today: str = "Tuesday, March 2, 2021"


EN = Content(
    "en", "Annual report on water quality in the northern districts", "Published on 12 March 2021",
    ("The department tested 1,482 wells in the northern districts between April and October of last year.",
     "In 37 of them the concentration of nitrate was above the limit that the law sets for drinking water.",
     "The department will not publish the names of the villages before the owners have been informed.",
     "A second round of tests begins on 4 May and must be completed before the end of the summer.",
     "Costs of the programme were 2.4 million, of which the state pays three quarters and the districts the rest.",
     "Owners may appeal against the findings within thirty days; the appeal does not suspend the order."),
    ("Samples are taken by licensed laboratories only", "Results are kept for ten years", "Wells deeper than 60 m are exempt"),
    (("District", "Wells", "Above limit"), ("Ashford", "412", "9"), ("Brink", "388", "7"), ("Calder", "682", "21")),
    ("Limit according to the ordinance of 2018, section 4.", "Figures for Brink are provisional."),
)  # fmt: skip
ZH = Content(
    "zh", "关于北部地区饮用水水质情况的年度报告", "发布时间：2021年3月12日",
    ("去年四月至十月，本部门共检测北部地区水井一千四百八十二口。",
     "其中三十七口水井的硝酸盐含量高于国家饮用水标准规定的限值。",
     "在通知水井所有人之前，本部门不会公布有关村庄的名称。",
     "第二轮检测将于5月4日开始，并须在夏季结束之前全部完成。",
     "项目经费共计240万元，其中省财政承担四分之三，其余由各区承担。",
     "所有人可在三十日内对检测结果提出申诉，申诉期间不停止执行。"),
    ("样品只能由具有资质的实验室采集", "检测结果保存十年", "深度超过60米的水井除外"),
    (("地区", "水井", "超标"), ("东河", "412", "9"), ("西岭", "388", "7"), ("南坪", "682", "21")),
    ("限值依据2018年条例第四条。", "西岭的数据为暂定数据。"),
)  # fmt: skip
RU = Content(
    "ru", "Годовой отчёт о качестве воды в северных районах", "Опубликовано 12 марта 2021 года",
    ("Ведомство проверило 1482 колодца в северных районах с апреля по октябрь прошлого года.",
     "В 37 из них содержание нитратов было выше предела, установленного законом для питьевой воды.",
     "Ведомство не будет публиковать названия деревень, пока не будут уведомлены владельцы.",
     "Второй этап проверок начнётся 4 мая и должен быть завершён до конца лета.",
     "Расходы программы составили 2,4 миллиона, три четверти из них оплачивает область.",
     "Владельцы могут обжаловать результаты в течение тридцати дней, жалоба не приостанавливает приказ."),
    ("Пробы берут только лицензированные лаборатории", "Результаты хранятся десять лет", "Колодцы глубже 60 м исключены"),
    (("Район", "Колодцы", "Выше предела"), ("Ольховка", "412", "9"), ("Берёзово", "388", "7"), ("Каменка", "682", "21")),
    ("Предел по постановлению 2018 года, пункт 4.", "Данные по Берёзово предварительные."),
)  # fmt: skip
AR = Content(
    "ar", "التقرير السنوي عن جودة المياه في المناطق الشمالية", "نشر في 12 مارس 2021",
    ("فحصت الإدارة 1482 بئرا في المناطق الشمالية بين أبريل وأكتوبر من العام الماضي.",
     "في 37 منها كان تركيز النترات أعلى من الحد الذي يضعه القانون لمياه الشرب.",
     "لن تنشر الإدارة أسماء القرى قبل إبلاغ أصحاب الآبار بالنتائج كاملة.",
     "تبدأ الجولة الثانية من الفحوص في 4 مايو ويجب أن تنتهي قبل نهاية الصيف.",
     "بلغت تكاليف البرنامج 2.4 مليون تدفع الدولة ثلاثة أرباعها والباقي على المناطق.",
     "يجوز لأصحاب الآبار الاعتراض على النتائج خلال ثلاثين يوما ولا يوقف الاعتراض التنفيذ."),
    ("تؤخذ العينات من مختبرات مرخصة فقط", "تحفظ النتائج عشر سنوات", "الآبار الأعمق من 60 مترا مستثناة"),
    (("المنطقة", "الآبار", "فوق الحد"), ("الوادي", "412", "9"), ("السهل", "388", "7"), ("الجبل", "682", "21")),
    ("الحد وفق لائحة 2018 المادة 4.", "أرقام السهل أولية."),
)  # fmt: skip
ES = Content(
    "es", "Informe anual sobre la calidad del agua en los distritos del norte", "Publicado el 12 de marzo de 2021",
    ("El departamento analizó 1.482 pozos en los distritos del norte entre abril y octubre del año pasado.",
     "En 37 de ellos la concentración de nitrato estaba por encima del límite que fija la ley.",
     "El departamento no publicará los nombres de los pueblos antes de informar a los propietarios.",
     "La segunda ronda de análisis empieza el 4 de mayo y debe terminar antes del final del verano.",
     "El programa costó 2,4 millones, de los que el estado paga tres cuartos y los distritos el resto.",
     "Los propietarios pueden recurrir en treinta días; el recurso no suspende la orden."),
    ("Las muestras las toman solo laboratorios autorizados", "Los resultados se guardan diez años", "Se excluyen los pozos de más de 60 m"),
    (("Distrito", "Pozos", "Sobre el límite"), ("Alameda", "412", "9"), ("Brezal", "388", "7"), ("Cañada", "682", "21")),
    ("Límite según la ordenanza de 2018, artículo 4.", "Las cifras de Brezal son provisionales."),
)  # fmt: skip
LANGUAGES = (EN, ZH, RU, AR, ES)


def _menu(a: Around) -> str:
    return "".join(f"<li><a href='/{n}/{len(entry)}'>{entry}</a></li>" for n, entry in enumerate(a.menu))


def _related(a: Around) -> str:
    return "".join(f"<li><a href='/r/{len(entry)}'>{entry}</a></li>" for entry in a.related)


def _p(c: Content, a: Around) -> list[str]:
    if not a.wrap:
        return [f"<p class='{a.dress}-p'>{p}</p>" for p in c.paragraphs]
    half = [(p[: len(p) // 2], p[len(p) // 2 :]) for p in c.paragraphs]
    return [f"<p><{a.wrap}>{one}</{a.wrap}><{a.wrap}>{two}</{a.wrap}></p>" for one, two in half]


def _table(c: Content, a: Around) -> str:
    head, *rows = c.rows
    return (
        f"<table class='{a.dress}-t'><tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )  # fmt: skip


def _list(c: Content) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in c.items) + "</ul>"


def _notes(c: Content) -> str:
    return "<ol class=footnotes>" + "".join(f"<li id=fn{n}>{note}</li>" for n, note in enumerate(c.notes)) + "</ol>"


def _foot(a: Around) -> str:
    return f"<footer><p>© {a.year} The Agency. <a href=/imprint>Imprint</a> <a href=/privacy>Privacy</a></p></footer>"


def _html(c: Content, a: Around, body: str) -> str:
    return (
        f"<!doctype html><html lang={c.lang}><head><meta charset=utf-8><title>{c.title} - Agency</title>{a.head}</head>"
        f"<body class={a.dress}>{a.before}{body}</body></html>"
    )


def news(c: Content, a: Around) -> str:
    p = _p(c, a)
    return _html(c, a, (
        f"<header><nav><ul>{_menu(a)}</ul></nav></header><main><article class={a.dress}-story><h1>{c.title}{a.mark}</h1>"
        f"<div class=meta><time>{c.date}</time><span>{a.views} views</span></div>{p[0]}{p[1]}"
        f"<div class=ad><a href=/ad>{a.advert}</a></div>{p[2]}{_list(c)}{p[3]}{p[4]}{_table(c, a)}{p[5]}{_notes(c)}"
        f"</article><aside><h3>Related</h3><ul>{_related(a)}</ul></aside></main>{_foot(a)}"
    ))  # fmt: skip


def government(c: Content, a: Around) -> str:
    """A notice laid out as TRS WCM and similar systems do it: layout tables, no semantic elements."""
    return _html(c, a, (
        f"<div class=top><ul>{_menu(a)}</ul></div><div class={a.dress}-crumb><a href=/>Home</a> &gt; <a href=/n>Notices</a></div>"
        f"<div class='{a.dress}-wrap'><div class=title>{c.title}{a.mark}</div><div class=info>{c.date}　浏览次数：{a.views}</div>"
        f"<div class=TRS_Editor>{''.join(_p(c, a))}{_list(c)}{_table(c, a)}</div><div class=fj>{_notes(c)}</div></div>"
        f"<div class=right><ul>{_related(a)}</ul></div><div class=bottom>© {a.year} Agency</div>"
    ))  # fmt: skip


def university(c: Content, a: Around) -> str:
    """A page of a university's site builder."""
    return _html(c, a, (
        f"<div class=header>{a.today}<ul class=nav>{_menu(a)}</ul></div><form name=_newscontent_fromname><div class=content>"
        f"<h1>{c.title}{a.mark}</h1><div class=sub>{c.date} 点击：{a.views}</div><div id=vsb_content><div class=v_news_content>"
        f"{''.join(_p(c, a))}{_table(c, a)}{_list(c)}</div></div>{_notes(c)}<div class=pre><a href=1.htm>{a.related[0]}</a>"
        f"<a href=2.htm>{a.related[1]}</a></div></div></form><div class=footer>Copyright {a.year} University</div>"
    ))  # fmt: skip


def terms(c: Content, a: Around) -> str:
    toc = "".join(f"<li><a href=#s{n}>{p[:14]}</a></li>" for n, p in enumerate(c.paragraphs))
    sections = "".join(f"<h2 id=s{n}>{n + 1}. {c.items[n % 3]}{a.mark}</h2>{p}" for n, p in enumerate(_p(c, a)))
    return _html(c, a, (
        f"<nav>{_menu(a)}</nav><main class={a.dress}><h1>{c.title}{a.mark}</h1><p>{c.date}</p><div class=toc><ol>{toc}</ol></div>{sections}"
        f"{_list(c)}{_table(c, a)}<section>{_notes(c)}</section></main><div class=cookie-banner>We use cookies {a.advert}</div>{_foot(a)}"
    ))  # fmt: skip


def wiki(c: Content, a: Around) -> str:
    rows = "".join(f"<tr><th>{row[0]}</th><td>{row[1]}</td><td>{row[2]}</td></tr>" for row in c.rows)
    edit = "<span class=mw-editsection>[<a href=/e>edit</a>]</span>"
    return _html(c, a, (
        f"<div id=mw-navigation><ul>{_menu(a)}</ul></div><div id=content><h1>{c.title}{a.mark}</h1><div id=mw-content-text><div class=mw-parser-output>"
        f"<table class=infobox>{rows}</table><p>{c.date}</p>{''.join(_p(c, a)[:3])}<h2>A{edit}</h2>{''.join(_p(c, a)[3:])}{_list(c)}"
        f"<ol class=references>{_notes(c)}</ol></div></div></div><div class=sidebar><ul>{_related(a)}</ul></div>"
        f"<div id=footer>This page has been accessed {a.views} times.</div>"
    ))  # fmt: skip


def forum(c: Content, a: Around) -> str:
    posts = "".join(
        f"<div class=post><div class=author><a href=/u{n}>user{n}</a> <span>{a.ago}</span></div><div class=message>{p}</div></div>"
        for n, p in enumerate(_p(c, a))
    )
    return _html(c, a, (
        f"<div class=menu>{_menu(a)}</div><div id=wrap><h1>{c.title}{a.mark}</h1><div class=stat>{c.date} | 查看: {a.views}</div><div id=postlist>{posts}"
        f"<div class=post><div class=message>{_list(c)}{_table(c, a)}{_notes(c)}</div></div></div></div><div class=online>{a.views} users online</div>{_foot(a)}"
    ))  # fmt: skip


def tables(c: Content, a: Around) -> str:
    """A report that consists almost entirely of tables."""
    many = "".join(
        f"<tr><td>{row[0]} {n}</td><td>{row[1]}{n}</td><td>{row[2]}</td></tr>" for n in range(12) for row in c.rows[1:]
    )
    p = _p(c, a)
    return _html(c, a, (
        f"<div id=nav><ul>{_menu(a)}</ul></div><div class={a.dress}><h1>{c.title}{a.mark}</h1><p>{c.date}</p>{p[0]}{p[1]}{p[2]}{_table(c, a)}"
        f"<table>{many}</table>{p[3]}{p[4]}{p[5]}{_list(c)}{_notes(c)}</div>{_foot(a)}"
    ))  # fmt: skip


def layout(c: Content, a: Around) -> str:
    """A page of the year 2001: layout tables, line breaks, fonts."""
    text = "<br><br>".join(c.paragraphs)
    return _html(c, a, (
        f"<table width=100%><tr><td colspan=2><h1>{c.title}{a.mark}</h1></td></tr><tr><td width=150 class=menu><ul>{_menu(a)}</ul></td>"
        f"<td><font face={a.dress}><b>{c.date}</b><br>{text}<br>{'<br>'.join(c.items)}<br>{_table(c, a)}<hr>{_notes(c)}</font></td></tr></table>"
        f"<center>visitors: {a.views}</center>"
    ))  # fmt: skip


def blog(c: Content, a: Around) -> str:
    p = _p(c, a)
    return _html(c, a, (
        f"<div class=site><header class=site-header><a href=/>Agency</a><ul class=menu>{_menu(a)}</ul></header><div id=primary><main><article>"
        f"<header class=entry-header><h1>{c.title}{a.mark}</h1><span class=posted-on>{c.date}</span></header><div class=entry-content>{p[0]}{p[1]}"
        f"<blockquote>{p[2]}</blockquote>{_list(c)}<figure>{_table(c, a)}<figcaption>{c.notes[0]}</figcaption></figure>{p[3]}{p[4]}{p[5]}"
        f"<p>{c.notes[1]}</p></div><div class=sharedaddy>Share: <a href=/t>Twitter</a></div><div class=related-posts><ul>{_related(a)}</ul></div>"
        f"</article></main></div><div class=widget-area>{a.advert}</div>{_foot(a)}</div>"
    ))  # fmt: skip


def app(c: Content, a: Around) -> str:
    """Class names generated by a build, nested divs, definition lists."""
    p = "".join(f"<div class='{a.dress}x{n}'>{text}</div>" for n, text in enumerate(c.paragraphs))
    pairs = "".join(f"<dt>{row[0]}</dt><dd>{row[1]} / {row[2]}</dd>" for row in c.rows)
    return _html(c, a, (
        f"<div id=root><div class={a.dress}1><div class={a.dress}2 role=navigation>{_menu(a)}</div><div class={a.dress}3><div class={a.dress}4>"
        f"<h1>{c.title}{a.mark}</h1><div>{c.date}</div><div class={a.dress}5>{p}{_list(c)}<dl>{pairs}</dl>{_notes(c)}</div></div></div>"
        f"<div class={a.dress}6>{_related(a)}</div></div></div>"
    ))  # fmt: skip


KINDS: tuple[Callable[[Content, Around], str], ...] = (
    news, government, university, terms, wiki, forum, tables, layout, blog, app,
)  # fmt: skip
