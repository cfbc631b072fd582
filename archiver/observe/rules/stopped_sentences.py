"""Sentences that say only that a site was stopped, or that its name is for sale or has run out.

As in `missing_sentences`, only a whole line, heading or title part counts.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, cells
from archiver.observe.rules.whole_lines import LEAD
from storage.model import Finding

_FOR_SALE = r"(?:die|diese) domain (?:steht zum verkauf|ist (?:geparkt|zu verkaufen|zu kaufen))|ce (?:nom de )?domaine est (?:en vente|parké|réservé)|(?:este|o) domínio (?:expirou|está expirado)|(?:此|该|本|該)?(?:域名|网域|網域)(?:正在)?(?:待售|出售(?:中)?|转让(?:中)?|可出售|轉讓)|この(?:ドメイン名?|ウェブアドレス)は(?:売りに出されて(?:います|おります)|売却中です)|domain ini (?:sudah|telah) (?:habis (?:masa )?\w*(?: \w+)?|tidak aktif)"
_STOPPED = r"(?:您的?|你的?|该|此|本|該|您的這個)(?:店铺|网店|商城|网站|站点|小程序|空间|店鋪|網店|網站)(?:已经?)?(?:到期|过期|過期|欠费)(?:了)?|(?:le |ce )site (?:web |internet )?(?:auquel vous (?:tentez|essayez) d['’]acc[ée]der|demandé|que vous [^.\n]{3,30}) (?:est|a été) (?:suspendu|désactivé)|(?:网站|虚拟主机|主机空间?|空间|服务器|站点|網站|虛擬主機)(?:已|已经)?(?:到期|过期|欠费|過期|停机)[，, ]{0,2}请(?:及时)?(?:续费|联系[^\n]{0,16})|この(?:サイト|アカウント|ウェブサイト|ホームページ)は(?:停止|凍結|利用停止|閉鎖)(?:され(?:ています|ました)|中です)|akun ini telah (?:diblokir|ditangguhkan|dinonaktifkan)|(?:to konto|ta strona|ten serwis) zosta\w+ (?:zawieszon\w+|wyłączon\w+)"
# what WordPress says of one of several sites that it runs: "this site has been archived or suspended"
_ARCHIVED = (
    r"(?:this |the |dieser |diese |ce |cette |este |esta |esse |questo |этот |цей |dit |deze |ta |ten |den här |denne |dette |bu |tento |该|此|本|該)?(?:web)?(?:site|blog|sitio|sito|seite|сайт|блог|strona|witryna|webbplats\w*|nettsted\w*|sivusto|stránka|web|站点|网站|網站|サイト|사이트)[^\n.!?]{0,24}?(?:archiv\w*|arkiv\w*|zarchiwiz\w*|заархив\w*|архив\w*|архів\w*|存档|归档|封存|アーカイブ|보관)[^\n.!?]{0,12}?(?:\b(?:or|oder|ou|o|eller|of|lub|nebo|tai|veya|или|або)\b|或|または|되었거나|거나)[^\n.!?]{0,12}?(?:suspend\w*|sospes\w*|suspens\w*|deaktiv\w*|gesperrt|заморож\w*|приостанов\w*|призупин\w*|zawiesz\w*|挂起|暂停|停用|停止|정지|중지)[^\n.!?]{0,12}"
    r"|(?:this |dieser |diese )?(?:site|blog|seite) (?:has been|wurde) (?:suspended|deactivated|deaktiviert|gesperrt) (?:or|oder) (?:archived|archiviert)"
)


def stopped_sentences() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *cells("parked.said", Finding.PARKED, rf"{LEAD}(?:{_FOR_SALE})"),
        *cells("suspended.said", Finding.SUSPENDED, rf"{LEAD}(?:{_STOPPED})", rf"{LEAD}(?:{_ARCHIVED})"),
    ]
