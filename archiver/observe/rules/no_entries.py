"""Sentences that say that a list has no entries, in some twenty languages: whole sentences, folded and in lower case.

They say nothing about a page that was requested by name, so they are read only under the title of a list.
"""

from __future__ import annotations

import re

_EN = r"entries|records|results|items|rows|data|documents|publications|reports|persons|people|names|cases|notices|matches|files|members|projects"
NO_ENTRIES = re.compile(
    r"(?!\W*(?:no|0)\W*$)\W*(?:(?:sorry|leider|désolé|抱歉|暂时)\W+)?(?:"
    rf"(?:there (?:are|is|were) )?(?:currently |at present )?(?:no|0|none) ?(?:matching |such |current )?(?:{_EN}|entry|record|result|item)?(?: (?:were|was|are|is|have been|could be))?(?: (?:found|available|listed|yet|at present|at the moment|currently|to (?:show|display|list)|in (?:the|this) (?:list|table|database|register|index)|match\w* (?:your|the) (?:search|criteria|query)))*|"
    r"(?:the|this) (?:list|table|register|database|directory|index) is (?:currently )?empty|nothing (?:found|to (?:show|display))|"
    r"(?:es (?:gibt|sind|wurden) )?(?:derzeit |zurzeit |aktuell )?keine (?:einträge|ergebnisse|daten|datensätze|treffer|dokumente)(?: (?:gefunden|vorhanden|verfügbar|vorgefunden))?|"
    r"(?:il n['’]y a )?(?:actuellement )?auc?une? (?:résultat|entrée|donnée|enregistrement|élément|document)s?(?: (?:trouvée?s?|disponibles?|à afficher))?|"
    r"(?:no (?:hay|existen|se (?:han encontrado|encontraron)|tiene)|sin) (?:entradas|resultados|datos|registros|elementos|documentos)(?: disponibles)?|"
    r"(?:não (?:há|existem|foram encontrad[oa]s)|nenhum) (?:entradas?|resultados?|dados|registr?os?|itens|item|documentos?)(?: encontrad[oa]s?)?|"
    r"(?:nessun|non ci sono|non sono stati trovati) ?(?:voc[ei]|risultat[oi]|dat[oi]|record|element[oi]|document[oi])(?: (?:trovat[oaie]|disponibil[ei]|presente?i?))?|"
    r"(?:er zijn )?(?:momenteel )?geen (?:resultaten|gegevens|items|records|documenten)(?: (?:gevonden|beschikbaar))?|(?:brak|nie znaleziono) (?:wpisów|wyników|danych|rekordów|elementów|dokumentów)|"
    r"(?:нет|не найдено|отсутствуют) (?:записей|данных|данные|записи|результатов|результаты|элементов|документов)|(?:записей|данных|результатов|записи|данные|документов) (?:нет|не найден[оы]|отсутствуют)|(?:немає|не знайдено) (?:записів|даних|результатів|документів)|"
    r"(?:kayıt|sonuç|veri) (?:bulunamadı|yok|bulunmamaktadır)|không (?:có|tìm thấy) (?:dữ liệu|kết quả|bản ghi)(?: nào)?|tidak ada (?:data|hasil|entri)|(?:لا توجد|لم يتم العثور على) (?:نتائج|بيانات|سجلات|عناصر)|(?:هیچ )?(?:موردی|نتیجه ای|داده ای) (?:یافت نشد|وجود ندارد)|"
    r"(?:暂|暫|目前|当前|當前|暂时|暫時)?(?:无|無|没有|沒有|未找到|未查询到|未查詢到|查无|查無)(?:任何|相关|相關|符合条件的|符合條件的|匹配的?|可显示的?)?(?:数据|數據|记录|記錄|紀錄|结果|結果|信息|資訊|资料|資料|条目|條目|名单|名單)|"
    r"(?:該当する)?(?:データ|項目|記録|結果|検索結果|登録|情報|一覧)(?:は|が)?(?:ありません|見つかりません(?:でした)?|登録されていません)|(?:조회된 |등록된 |검색된 )?(?:데이터|항목|결과|자료|내역|게시물)(?:가|이)? ?(?:없습니다|존재하지 않습니다)"
    r")\W*"
)
