"""Recognises furniture by tag, class, id, role and style, and elements that are not shown (pure).

The names are those of many site builders and themes; none belongs to a single site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from archiver.text.faster_patterns import grouped_pattern, required_literals
from archiver.text.literals import Literals, letters
from archiver.text.page.walked import LABEL, NOTHING, VALUE, Box, Named, Walked

MARQUEE, DIALOG = "marquee", "dialog"
FURNITURE_TAGS = frozenset({MARQUEE, DIALOG})  # furniture whatever their names
_NEVER_FURNITURE = frozenset(
    {"html", "body", "main", "article", "figcaption", "caption", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_ROWS = frozenset({"tr", "th", "td", "thead"})  # "header" here means the table's, not the site's
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
# parts of a publication (DPUB-ARIA roles) that are not its text; all other such roles are: notes, sources, an abstract
_NO_TEXT_ROLES = frozenset({"doc-toc", "doc-pagelist", "doc-pagebreak"})
_NOTE = "note"  # the role of remarks that belong to the text though beside it, as the annotations of a statute
_SIDEBAR = "(?<!no.)(?<!has.)(?<!with.)(?<!without.)(?<!next.to.)side-?bar"  # "list--with-sidebar"
# a bill of fare is none of the site's menus
_MENU_NAME = (
    "".join(
        f"(?<!{one}.)" for one in ("meal", "food", "lunch", "dinner", "school", "daily", "weekly", "wine", "drinks")
    )
    + "menu"
)
_FOOT = "(?:(?:entry|post|article|card|story|blockquote)[-_])?(?<!table.)foot(?:er)?(?![-_]?notes?)(?:(?<=footer)[a-z]{1,9})?"
# bars in which a site addresses all its readers
_SITE_SAYS = (
    "(?:info|tips?|notif(?:y|ications?)|alerts?|announcements?|messages?|notices?)[-_]?(?:bar|ribbon)|"
    "system[-_]messages?(?:[-_]container)?|"
    "(?:site|global)[-_]?(?:wide[-_]?)?(?:alert|notice|notification|message|announcement|warning)s?"
)
# menus named by their place in one word: "mainnav", "topmenu"; "gnb", "lnb", "snb" are Korean
_MENUS = "(?:main|top|tab|left|right|side|sub|head(?:er)?|foot(?:er)?|bottom|site|global|local|primary|secondary|mobile|quick|user)[-_]?(?:nav|navi|navigation|menu)|[gls]nb"
# dialogs that ask for consent, as consent managers name them; only these elements, because some managers' own policies
# are documents. "cmp-container" is none: a widely used content manager calls the parts of each page so.
_MANAGED = (
    "cmp(?:box|wrapper|container|banner)|cmplz-(?:cookie-?banner|manage|banner|message|modal)|didomi-(?:host|popup|notice|banner)|onetrust-(?:consent|banner|pc|group)|optanon-(?:alert|popup)|"
    "usercentrics-(?:root|button|cmp)|truste[-_](?:overlay|box|popframe|cm)|qc-cmp2?|iubenda-cs|osano-cm|tarteaucitron(?:-?root)?|axeptio[-_](?:overlay|widget|main)|evidon-(?:banner|barrier|notice)|"
    "sp[-_]message[-_]container|cc-window|cybot-?cookiebot-?dialog|cky-(?:consent|modal)|cookie-law-info-bar|moove[-_]gdpr[-_]cookie[-_]modal|fc-consent-root|borlabs-?cookie-?box"
)
_CONSENT = rf"cookie-?(?:banner|bar|notice|box|first|hinweis|info)|klaro|{_MANAGED}"
# These patterns match lower-case names with a blank before and after: ignoring case takes twice as long, and a pattern
# that may begin in two ways is tried at every letter.
_FIRM = re.compile(
    rf"[\s_-](?:nav|navi|navbar|navigation|(?:mega-?)?{_MENU_NAME}|{_SIDEBAR}|breadcrumbs?|crumbs?|cookies?|consent|gdpr|"
    rf"{_CONSENT}|(?<!image.)(?<!photo.)comments?|ping-?lun[a-z]*|gentie|ath-(?:container|viewport)|gitalk|gt-container|disqus|giscus|utterances|advert|ads?|popup|modal|newsletter|"
    r"subscribe|toolbar(?!.article)|skip|pager|pagination|copyright|hotnews|ranking|(?<!article.)(?<!entry.)(?<!post.)(?<!story.)masthead|topbar|"
    r"dialog|popover|offcanvas|lightbox|exit[-_]?intent(?:[-_]\w+)*|toasts?|snackbars?|skiptranslate|chat[-_]?(?:widget|box|bot|window|launcher|button|bubble)|"
    r"(?:polls?|survey|donat(?:e|ions?))[-_]?(?:box|widget|banner|bar|popup|prompt|cta)|"
    rf"{_MENUS}|{_SITE_SAYS})[\s_-]",
)
# those of them that name menus; an article's part in tabs may have them too, and a box by its place ("bottom")
_MENU = re.compile(
    rf"[\s_-](?:nav|navi|navbar|navigation|(?:mega-?)?{_MENU_NAME}|{_MENUS}|breadcrumbs?|crumbs?|toolbar|topbar|bottom)[\s_-]",
)
# names that a box of the document may have as well: an entry that a page is made of ("promo"), a report's part on
# social rights
_VAGUE = re.compile(
    rf"[\s_-](?:share|sharing|social|related|recommend(?:ed|ations?)?|banner|promo|teaser|{_FOOT}|(?<=\s)widget)[\s_-]",
)
# names of boxes beside the content: not text of the document, but some pages hold little else
_BOX = re.compile(
    rf"[\s_-](?:latest(?:news)?(?![-_](?:stats|figures|numbers|data|results|cases))|newsflash|mostread|trending|likes?|claps?|sidecol|sidenav|sidemenu|{_SIDEBAR}|(?:right|secondary)-?col(?:umn)?|col-?right|"
    r"(?:recent|newest|latest|featured|popular|related|recommended|similar|more|other)[-_](?:posts?|news|articles?|stories|entries|updates?|comments?|reads)|top[-_](?:posts|news|articles|stories|entries|comments|reads)|"
    r"most[-_](?:read|popular|viewed|shared|commented|recent)|read[-_](?:also|next)|also[-_]read|you[-_]?(?:may|might)(?:[-_]also)?[-_]?like|editors?[-_]picks?|"
    r"(?:jp-)?relatedposts?|yarpp(?:[-_]related)?|recirc(?:ulation)?|outbrain|taboola|adsbygoogle|advertisements?|sponsored(?:[-_]content)?|"
    r"author[-_]?(?:box|bio|card|profile|description)|about[-_](?:the[-_])?author|reading?[-_]time|audio[-_]?player|(?:tag|link)[-_]?cloud|cross-?links?(?:[-_]box)?|aside[-_](?:content|box|column|widgets?)|(?:site|page|pre)-?loader|(?:smart[-_]?)?app[-_]?banner|back[-_]to[-_]top|"
    r"(?:views?|hits?|clicks?|reads?|visits?|shares?|multi-vote|likes?|claps?|followers?)[-_]*(?:count(?:er)?s?|num(?:ber)?s?)|(?:post|article|entry|page)[-_](?:views|hits|ratings?)|"
    r"user-?title|userinfo[-_]extra|profile[-_](?:rank|posts|joined)|portlet[-_]lang|sig\d{2,}|message-signature|(?:similar|related)[-_](?:threads?|topics?|questions?)|shariff|add(?:this|toany)(?:[-_]\w+)*|a2a[-_]kit|sharethis(?:[-_]\w+)*|sharedaddy|(?:ssba|essb|mashsb|heateor|rrssb)(?:[-_]\w+)*|ya-share2?|jssocials|mw-fr(?:-\w+)*|post-ufi|inline[-_]donat(?:e|ion)|(?:article|paper|publication|abstract|item|record|usage|impact|alt)[-_]?(?:metrics?|stat(?:istic)?s)|metrics[-_]?(?:bar|box|panel|widget)|"
    r"alm-signposts|cited-?by(?:[-_](?:articles?|list|section|count|box))?|favatar|newdigg|diggbox|(?:post|article|entry|news|story)[-_]{1,2}(?:views|likes|shares)|plumx(?:[-_]\w+)*|(?:dimensions|altmetric)[-_](?:badge|embed)|"
    r"(?:post|article|entry)[-_](?:rewards?|tips?|donat(?:e|ions?))|rewards?[-_](?:box|container|button|main|wrap(?:per)?|area|qr\w*)|"
    r"badge-container|reprint[-_]statement|feedback|site-?map(?:[-_](?:list|links?|menu|nav|section|col(?:umn)?|item))?|ribbon|languages?(?![-_])|lang(?:uages?)?[-_]?(?:links?|bar|nav|picker|chooser|menu|switch(?:er)?|select(?:or)?|list)|pre-?next|next-?pre|prev-?next|next-?prev|prev|version-?box|nav-?set(?:top|bottom)|book-summary|bd-?share(?:button-?box)?|bshare|jiathis(?:-\w+)?|social-share|"
    r"(?<=\s)(?:header|hd|bottom|pre|next|search-results)(?=\s))[\s_-]",  # as whole names: "entry-header" is an entry's
)
_HEADS = ("header", "hd")
_PANE = re.compile(r"(?:^|\s)tab-(?:pane|content)(?:$|\s)")
_HEAD = re.compile(r"(?:^|(?<=\s))(?:header|hd)(?=\s|$)", re.IGNORECASE)
# a table of what a register found, or of who came first, is what its page says
_RESULTS = re.compile(r"search-?results|(?<![\w-])ranking(?![\w-])", re.IGNORECASE)
# names of boxes whose content changes by itself, however much of the page they make up today
_TURNING = re.compile(
    r"[\s_-](?:weather|meteo|wetter|pogoda|hava-?durumu|feeds?|rss|newsfeed|[a-z]*slideshow|slider(?!-display)|carousel|swiper|countdown|ticker|marquee|breaking(?:[-_]?news)?|"
    rf"{_SITE_SAYS}|"
    r"(?:cookies?|consent|gdpr)[-_](?:\w+[-_])?(?:banner|bar|popup|modal|dialog|overlay|consent))[\s_-]",
)
# class names by which large CSS frameworks hide an element: a `pre` with one holds data for scripts
_HIDES = re.compile(r"(?:^|\s)(?:hide|hidden|d-none)(?:$|\s)", re.IGNORECASE)
# classes of text for screen readers only; and of lines of code that mdBook hides ("boring")
ALOUD = frozenset(
    "sr-only visually-hidden visuallyhidden govuk-visually-hidden u-visually-hidden screen-reader-only screen-reader-text "
    "screen-reader screenreader-only show-for-sr element-invisible boring".split()
)
# classes of counters of views and likes, inline beside other words
COUNTS = frozenset(
    "view-count views-count viewcount viewCount view_count view-num viewNum view_num read-count readcount readCount read_count read-num readNum read_num like-count likecount likeCount like_count like-num likeNum "
    "like_num share-count sharecount shareCount share_count click-count clickCount click_count hit-count hitCount hits-count visit-count visitCount post-views post__views post_views post-views-count pageviews "
    "comment-count comments-count commentCount comment_count comment-num commentNum comment_num collect-num favorite-count praise-num zan-num _u_cnt u_cnt u_likeit_list_count u_likeit_text".split()
)
_CELLS = frozenset({"td", "th", "dd", "li"})
# classes of what themes put into the line under a title: categories, tags, the number of comments
_REMARKED = frozenset(
    "cat-links tags-links categories-links ast-terms-link comments-link comments-number comments-count comment-count comment-link meta-comments post-comments".split()
)
_UNREAD = ALOUD | COUNTS | _REMARKED
# classes of the day of the last change (hAtom), and of the day of publication
_TOUCHED, _DATED = frozenset({"updated"}), frozenset({"published", "entry-date"})
_TIME = "time"
INLINE_TAGS = (
    "span",
    "label",
    _TIME,
)  # tags on which such classes count: from larger elements a script may remove them
# the table cell with the line numbers of a code listing
_NUMBERS = re.compile(r"(?:^|[\s_-])(?:gutter|linenos?|line-?numbers?|ln-numbers)(?:$|\s)", re.IGNORECASE)
# classes of a label that says what the next element is, and of that element
_LABELS = re.compile(r"(?:^|[\s_-])label(?:$|\s|--)", re.IGNORECASE)
_VALUES = re.compile(r"(?:^|[\s_-])(?:value|items?|data|content|text)(?:$|\s|--)", re.IGNORECASE)
_LABEL, _VALUE = Named(says=LABEL), Named(says=VALUE)
_BY_ROLE, _CALLING, _TEXT = Named(furniture=True), Named(furniture=True, calls=True), Named(text=True)
_MAIN, _OVER = Named(main=True), Named(calls=True, over=True)
# what is called an alert may be about the page: it is not furniture, wherever it stands
_ALERT, _ALERTING = re.compile(r"[\s_-]alerts?[\s_-]"), Named(calls=True)
# ids of the main part of a page that has no `main` element
_CALLED_MAIN = Named(main=True, called=True)
_MAINS = frozenset("main content contents maincontent main-content main_content page-content pagecontent".split())
_RUNNING, _CONSENTING = Named(box=Box.TURNING), Named(furniture=True, consents=True)
_MANAGES = re.compile(rf"[\s_-](?:{_MANAGED})[\s_-]", re.IGNORECASE)
_MANAGERS = letters(_MANAGED)  # most names have none of these
_DIALOG_ROLES = frozenset({"dialog", "alertdialog"})
_CALLING_ROLES = _DIALOG_ROLES | {"banner"}
# labels of dialogs that ask for consent to cookies, whose text is no notice
_CONSENT_LABEL = re.compile(
    r"cookie|\bconsent\b|gdpr|privacy (?:settings|preferences|choices)|privatsphäre|einwilligung", re.IGNORECASE
)
_CALLS = re.compile(
    rf"[\s_-](?:banner|popup|modal|dialog|ribbon|promo|alert|notif(?:y|ication)?|header|masthead|hd|topbar|{_SITE_SAYS})[\s_-]",
)
# classes of parts of the text: footnotes, the remarks and examples of a manual or a specification, and what a page has
# to say first
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end)[-_]?notes?(?:$|[\s_-])|(?:^|\s)(?:notes?|annotations?|examples?|admonition|callout|advisement|warning|caution|page-?alerts?)(?:$|\s)",
    re.IGNORECASE,
)
# classes of an `article` that only links to the previous and the next one
_NEIGHBOURS, _BESIDE = re.compile(r"\s(?:pre-?v?-?next|next-?prev)(?:-posts?)?\s"), Named(box=Box.BESIDE)
_BYLINE = re.compile(r"[\s_-](?:by-?lines?|authors?|meta|dateline|signa(?:ture)?)[\s_-]")
_BEFORE = r"[\s_-]"
_ANY = "|".join(one.pattern.removeprefix(_BEFORE) for one in (_FIRM, _VAGUE, _BOX, _TURNING))
# names in small letters that say anything have one of these, unless the tag says what the others are
_ANY_LETTERS = letters(f"{_ANY}|{_MANAGED}|alert|fixed")
_NAMED_BY_TAG = FURNITURE_TAGS | {"pre", "article", "aside", "td"}
# `visibility: hidden` does not count: the text of many sites has it until a script shows it
_ALWAYS_SHOWN = frozenset({"html", "body"})
_INVISIBLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FIXED = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)  # lies over the page, wherever the reader scrolls
# the same by class names of CSS frameworks; utility-first ones have one for "fixed" and one for the edge
_OVERS = frozenset({"fixed-top", "fixed-bottom", "position-fixed"})
_EDGES = ("inset-", "top-", "bottom-", "left-", "right-", "z-")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # newsFeed is news-feed
# the classes for categories and tags that WordPress writes beside "hentry": the author's words about the text, not
# names of its parts
_ENTRY = "hentry"
_FILED = re.compile(r"(?<!\S)(?:category|tag|topic|series|section)-\S+")
# classes that say what is around an element or switched off: "no-footer", "swiper-no-swiping", "sidebar-none"
_ELSEWHERE = re.compile(
    r"(?<!\S)(?:(?:no|has|with|without)[-_](?!sub|child|drop|mega|popup|comment|cookie)\S+|\S+[-_](?:none|off)\d*(?!\S)|swiper-no-\S+|layout[-_]\w*col(?:umn)?s?\w*|field--name-\S*(?:body|text|content|description)(?!\S))",
    re.IGNORECASE,
)
_SAYING = frozenset({"style", "role", "aria-modal", "popover"})  # attributes that count besides class and id
# letters that a case-insensitive pattern takes for i or s: a name lower-cased in a Turkish locale is "sıdebar"
_SMALL = str.maketrans("İıſ", "iis")


def classify_element(tag: str, attributes: Mapping[str, str]) -> Named:
    """What an element's tag and attributes say that it is."""
    if _SAYING.isdisjoint(attributes):  # true of most; elements of a page and of a site share their names
        return _named_alike(tag, attributes.get("class", ""), attributes.get("id", ""))
    return _furnishes(tag, attributes)


@lru_cache(maxsize=4096)
def _named_alike(tag: str, classes: str, name: str) -> Named:
    names = f" {classes} {name} "
    plain = names.islower() and names.isascii() and tag not in _NAMED_BY_TAG and name not in _MAINS
    if plain and not _ANY_LETTERS.any_in(names):  # true of most
        return _label_or_value(classes) if tag == "div" and classes else NOTHING
    return _furnishes(tag, {"class": classes, "id": name})


def _furnishes(tag: str, attributes: Mapping[str, str]) -> Named:
    found = _named(tag, attributes)
    return _OVER if found is NOTHING and tag not in _NEVER_FURNITURE and _is_over(attributes) else found


def _named(tag: str, attributes: Mapping[str, str]) -> Named:
    if tag == MARQUEE:
        return _RUNNING
    if ("class" in attributes or "id" in attributes) and _is_managed(attributes):
        return _CONSENTING
    if tag == DIALOG:
        return _CONSENTING if _asks_consent(attributes) else _CALLING
    if "style" in attributes and tag not in _NEVER_FURNITURE and _FIXED.search(attributes["style"]):
        return _CALLING
    if "role" in attributes and (named := _by_role(attributes["role"].lower())) is not None:
        return _CONSENTING if attributes["role"].lower() in _DIALOG_ROLES and _asks_consent(attributes) else named
    if tag == "pre" and _HIDES.search(attributes.get("class", "")):
        return _BY_ROLE
    if tag == "article" and _NEIGHBOURS.search(f" {attributes.get('class', '')} {attributes.get('id', '')} "):
        return _BESIDE
    if ("class" in attributes or "id" in attributes) and tag not in _NEVER_FURNITURE:
        return _by_class_or_id(tag, attributes)
    return _TEXT if tag == "aside" and _is_note(attributes) else NOTHING


def _by_class_or_id(tag: str, attributes: Mapping[str, str]) -> Named:
    """What the names of an element say that it is, as far as its tag lets them."""
    classes, name = attributes.get("class", ""), attributes.get("id", "")
    if tag == "dt" or (_PANE.search(classes) and name.startswith("nav-")):
        name = ""  # the term's own: a function's, in a reference; or the tab's that opens it (Bootstrap: "nav-profile")
    elif tag in _ROWS:
        classes = _HEAD.sub(" ", classes)
    elif tag == "table":
        classes, name = (_RESULTS.sub(" ", one) for one in (classes, name))
    if tag == "td" and _NUMBERS.search(classes):
        return _BY_ROLE
    found = _by_names(classes, name)
    if tag != "aside":
        return _label_or_value(classes) if tag == "div" and classes and found is NOTHING else found
    if found.furniture:
        return replace(found, box=Box.BESIDE)  # its name says that it is no remark on the article
    return _TEXT if _NOTES.search(classes) or _is_note(attributes) else found


def _is_managed(attributes: Mapping[str, str]) -> bool:
    """Whether a consent manager calls an element its dialog."""
    names = f" {attributes.get('class', '')} {attributes.get('id', '')} "
    return _MANAGERS.any_in_one_case(names) and _MANAGES.search(names) is not None


def _asks_consent(attributes: Mapping[str, str]) -> bool:
    """Whether a dialog is about consent to cookies, by its label, classes or id."""
    return any(_CONSENT_LABEL.search(attributes.get(one, "")) for one in ("aria-label", "class", "id"))


def _by_role(role: str) -> Named | None:
    """What a role says that an element is; None if nothing."""
    if role in _FURNITURE_ROLES:
        return _CALLING if role in _CALLING_ROLES else _BY_ROLE
    if role == "main":
        return _MAIN
    return _TEXT if role.startswith("doc-") and role not in _NO_TEXT_ROLES else None


def _is_note(attributes: Mapping[str, str]) -> bool:
    return attributes.get("role", "").lower() == _NOTE


def _is_over(attributes: Mapping[str, str]) -> bool:
    """Whether an element lies over the page, by its classes or attributes; its text may be that of a wall."""
    return (
        ("fixed" in attributes.get("class", "") and _is_set_over(attributes["class"].split()))
        or attributes.get("aria-modal") == "true"
        or "popover" in attributes
    )


def _is_set_over(classes: Sequence[str]) -> bool:
    return not _OVERS.isdisjoint(classes) or ("fixed" in classes and any(one.startswith(_EDGES) for one in classes))


@lru_cache(maxsize=1024)
def unread_selectors(tag: str, classes: str, around: str) -> frozenset[str]:
    """CSS selectors for those of `classes` that mark inline text as a counter, hidden or for screen readers only.

    In a cell, text for screen readers says what an icon shows, so only counters are marked. `around`: the block-level
    tag around the element.
    """
    names = classes.split()
    if tag == _TIME:
        told = _TOUCHED.isdisjoint(names) or not _DATED.isdisjoint(names) or '"' in classes
        return frozenset() if told else frozenset({f'{tag}[class="{classes}"]'})
    return frozenset(f"{tag}.{one}" for one in (COUNTS if around in _CELLS else _UNREAD).intersection(names))


def is_unread(found: Walked, tag: str, classes: str, around: str) -> bool:
    """Whether the text of an inline element with these classes is skipped; records the selectors in `found.aloud`.

    The day of the last change is skipped only after the day of publication: some themes call that one "updated".
    """
    if tag == _TIME:
        found.dated = found.dated or not _DATED.isdisjoint(classes.split())
    spoken = unread_selectors(tag, classes, around) if found.dated or tag != _TIME else frozenset()
    found.aloud |= spoken
    return bool(spoken)


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown: `hidden`, `display: none`, or a message of a form that is not raised yet (WAI-ARIA,
    role alert). `html` and `body` always count as shown."""
    if tag in _ALWAYS_SHOWN:
        return False
    if attributes.get("aria-hidden") == "true" and attributes.get("role") == "alert":
        return True
    return "hidden" in attributes or ("style" in attributes and _INVISIBLE.search(attributes["style"]) is not None)


@lru_cache(maxsize=4096)
def _by_names(classes: str, name: str) -> Named:
    """What an element's classes and id say that it is."""
    if _ENTRY in classes:
        classes = _FILED.sub("", classes)
    classes = _ELSEWHERE.sub("", classes)
    found = _by_words(f"{classes} {name}")
    if found is NOTHING:  # true of most
        if name.lower() in _MAINS:
            return _CALLED_MAIN
        return _ALERTING if "alert" in classes and _ALERT.search(f" {classes} ") else NOTHING
    return replace(found, anchor=name) if name and _by_words(classes) is NOTHING else found


@lru_cache(maxsize=4096)
def _label_or_value(classes: str) -> Named:
    """Whether an element is a label or a value, by its classes."""
    return _LABEL if _LABELS.search(classes) else _VALUE if _VALUES.search(classes) else NOTHING


def _by_words(names: str) -> Named:
    """What class names and ids, separated by blanks, say that an element is."""
    if not names.islower():
        names = _HUMP.sub("-", names)
    names = f" {names if names.isascii() else names.translate(_SMALL)} ".lower()
    if not _is_named(names):  # true of most
        return NOTHING
    calling, turning, boxed, named_as_menu, firm, vaguely = _searches()
    calls = calling(names)
    box = Box.TURNING if turning(names) else Box.BESIDE if boxed(names) else None
    named_menu = box is not Box.TURNING and named_as_menu(names)
    menu = named_menu and not _is_named(_MENU.sub("  ", names))
    if firm(names):
        return _interned(furniture=True, box=box, calls=calls, menu=menu)
    vague = ""
    if vaguely(names):
        vague = next((found[0].strip(" _-") for found in _VAGUE.finditer(names)), "")
    if vague and box is None and _BYLINE.search(names):
        return NOTHING
    if not vague and box is Box.BESIDE and all(found[0].strip() in _HEADS for found in _BOX.finditer(names)):
        return _interned(box=box, vague=_HEADS[0], calls=calls)
    return _interned(furniture=bool(vague), box=box, vague="" if box else vague, calls=calls, menu=menu)


def _search(pattern: str) -> Callable[[str], bool]:
    """Whether names match a pattern with a mark before them, found in a tenth to a half of the time: most have none of
    its letters."""
    literals = Literals(one.encode() for one in sorted(required_literals(pattern)))
    search = re.compile(rf"{_BEFORE}(?:{grouped_pattern(pattern)})").search
    return lambda names: (not names.isascii() or literals.any_in(names)) and search(names) is not None


_is_named = _search(_ANY)


@cache  # compiled at first use
def _searches() -> list[Callable[[str], bool]]:
    """A search for each pattern that tells names apart."""
    return [_search(one.pattern.removeprefix(_BEFORE)) for one in (_CALLS, _TURNING, _BOX, _MENU, _FIRM, _VAGUE)]


_interned = lru_cache(maxsize=1024)(Named)  # a few hundred distinct ones occur
