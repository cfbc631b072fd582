"""Words of gambling sites, the most common buyers of lapsed domains. No site says them about its own failure."""

from __future__ import annotations

import re

GAMBLING = re.compile(
    r"\bcasinos?\b|\bkasino\w*|\bcassino\w*|\bfree spins?\b|\bno deposit bonus\w*|\bsportsbook\w*|\bbetting (?:site|odds|tips)\w*|\bblackjack\b|\broulette\b|\bbaccarat\b|\bjackpots?\b|\bpayout\b|"
    r"\bslot (?:gacor|online|machines?|demo)\b|\bjudi\b|\btogel\b|\brtp\b|\bpragmatic(?: play)?\b|\bhabanero\b|\bpg soft\b|\bdeposit (?:pulsa|mulai|bonus)\b|\bspielautomat\w*|\bfreispiele\w*|\bmachines? à sous\b|"
    r"\btragaperras\b|\bapuestas\b|\bcaça[- ]níqueis\b|\bzakłady bukmacherskie\b|\bbahis\b|\bcanlı bahis\b|\biddaa\b|\bdeneme bonusu\b|казино|игров\w+ автомат\w*|букмекер\w*|фриспин\w*|"
    r"\bnhà cái\b|\bnổ hũ\b|\bcá cược\b|\bxóc đĩa\b|สล็อต|คาสิโน|บาคาร่า|แทงบอล|เว็บตรง|博彩|娱乐城|娛樂城|赌场|賭場|百家乐|百家樂|老虎机|老虎機|体育投注|オンラインカジノ|バカラ|スロット|카지노|바카라|토토|슬롯|"
    r"كازينو|مراهنات|شرط ?بندی|کازینو|कैसीनो|सट्टा|ক্যাসিনো"
)
