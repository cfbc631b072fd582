"""What is no content by the element's name, class or role (pure). Names of many makers; none of one site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from archiver.text.walked import Box

_NEVER_FURNITURE = frozenset({"html", "body", "main", "article"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navbar|navigation|menu|sidebar|footer|foot|breadcrumbs?|crumbs?|cookies?|consent|gdpr|"
    r"share|sharing|social|related|recommend(?:ed|ations?)?|comments?|advert|ads?|banner|popup|modal|newsletter|"
    r"subscribe|toolbar|skip|pager|pagination|copyright|hotnews|ranking|promo|widget|masthead|topbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
# names of what stands beside the content: it is no text of the document, but a page may have little else
_BOX = re.compile(
    r"(?:^|[\s_-])(?:latest|trending|likes?|claps?|sidecol|sidenav|sidemenu|side-?bar|right-?col(?:umn)?|col-?right|"
    r"(?:recent|newest|featured|popular)[-_](?:posts?|news|articles?|stories|entries|updates?|comments?)|"
    r"(?:views?|hits?|clicks?|reads?|visits?|shares?)[-_]*(?:count(?:er)?s?|num(?:ber)?s?)|"
    r"badge-container|feedback|ribbon|languages?|lang-?(?:menu|switch(?:er)?|select(?:or)?|list)|pre-?next|next-?pre|prev|version-?box|nav-?set(?:top|bottom))(?:$|[\s_-])|"
    r"(?:^|\s)(?:header|hd|bottom|pre|next)(?:$|\s)",  # these only by themselves: an entry-header is an entry's
    re.IGNORECASE,
)
# names of what turns over by itself, however much of a page it is today
_TURNING = re.compile(
    r"(?:^|[\s_-])(?:weather|feeds?|newsfeed|slideshow|slider|carousel|swiper|ticker|marquee)(?:$|[\s_-])",
    re.IGNORECASE,
)
# the cell beside a listing that numbers its lines
_NUMBERS = re.compile(r"(?:^|[\s_-])(?:gutter|linenos?|line-?numbers?|ln-numbers)(?:$|\s)", re.IGNORECASE)
_NAMED = re.compile("|".join(one.pattern for one in (_FURNITURE, _BOX, _TURNING)), re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # newsFeed is news-feed


def furnishes(tag: str, attributes: Mapping[str, str]) -> tuple[bool, Box | None]:
    """Whether an element with these is page furniture, and what kind of box it is."""
    if "role" in attributes and attributes["role"].lower() in _FURNITURE_ROLES:
        return True, None
    if ("class" in attributes or "id" in attributes) and tag not in _NEVER_FURNITURE:
        if tag == "td" and _NUMBERS.search(attributes.get("class", "")):
            return True, None
        furniture, box = _named_so(attributes.get("class", ""), attributes.get("id", ""))
        return furniture, Box.BESIDE if furniture and tag == "aside" else box  # no remark of an article, by its name
    return False, None


@lru_cache(maxsize=4096)
def _named_so(classes: str, name: str) -> tuple[bool, Box | None]:
    """Whether the names that an element has are those of page furniture, and of what kind of box they are."""
    named = f"{classes} {name}"
    if not named.islower():
        named = _HUMP.sub("-", named)
    if not _NAMED.search(named):  # as most are
        return False, None
    box = Box.TURNING if _TURNING.search(named) else Box.BESIDE if _BOX.search(named) else None
    return _FURNITURE.search(named) is not None, box
