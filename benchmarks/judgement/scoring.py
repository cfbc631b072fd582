"""Labels, what counts as right, and the figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.judgement.items import Item
from storage.model import Effect, Finding

MISSING, BLOCKED, SITE, FAILING, FINE = "missing", "blocked", "site", "failing", "fine"
ALTERED, UNCHANGED, REPLACED = "altered", "unchanged", "replaced"

BECAME = "became_"  # prefix of a pair's label; the rest is the label of what the page became
ALIASES = {
    "login": "login_wall", "blocked_auth": "login_wall", "bot_challenge": "challenge", "censored": "censor_block",
    "geo": "geo_block", "blocked_legal": "legal", "gone_hard": "not_found", "gone_soft": "not_found",
    "redirected_away": "not_found",
}  # other names for the classes of findings, and for those of the procedure that they come from  # fmt: skip
EXACT = {
    "challenge": {"challenge", "throttled"}, "login_wall": {"login"}, "denied": {"denied"},
    "censor_block": {"censored", "legal"}, "filter_block": {"censored", "denied"}, "geo_block": {"geo"},
    "parked": {"parked"}, "suspended": {"suspended"}, "maintenance": {"maintenance"},
    "server_error": {"server_error", "throttled"}, "service_closed": {"suspended", "maintenance"},
}  # fmt: skip
_GROUP_OF_EFFECT = {
    Effect.GOOD: FINE,
    Effect.CHANGE: ALTERED,
    Effect.LOSS: MISSING,
    Effect.SITE_LOSS: SITE,
    Effect.BLOCKED: BLOCKED,
    Effect.FAILURE: FAILING,
    Effect.NONE: "none",
}
GROUP_OF_LABEL = {
    **{finding.value: _GROUP_OF_EFFECT[finding.effect] for finding in Finding},
    "not_found": MISSING,
    "login_wall": BLOCKED, "censor_block": BLOCKED, "filter_block": BLOCKED, "geo_block": BLOCKED, "paywall": BLOCKED,
    "service_closed": SITE, "unclaimed": SITE,
    "alive": FINE, "homepage": FINE, "section_page": FINE,
    "content_altered": ALTERED,
    "presentation_only": UNCHANGED, "links_only": UNCHANGED, "unchanged": UNCHANGED, "same": UNCHANGED,
    "identical": UNCHANGED, "presentation": UNCHANGED, "links": UNCHANGED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One item of the corpus with its finding."""

    item: Item
    finding: Finding
    why: str
    title: str = ""

    @property
    def label(self) -> str:
        """The label of the page; of a pair, of what the page became, if it became another."""
        label = self.item.label.removeprefix(BECAME) if self.pair else self.item.label
        return ALIASES.get(label, label)

    @property
    def pair(self) -> bool:
        return self.item.pair

    @property
    def known(self) -> bool:
        """Whether the label is one of this program's; if not, it counts as fine, or as replaced."""
        return self.label in GROUP_OF_LABEL or self.item.label.startswith(BECAME)

    @property
    def became(self) -> str:
        """The group of the page that is served, whatever was there before."""
        return GROUP_OF_LABEL.get(self.label, REPLACED if self.pair else FINE)

    @property
    def wanted(self) -> str:
        if not self.pair:
            return FINE if self.became in {ALTERED, UNCHANGED} else self.became  # alone it is a page like any other
        if self.became in {ALTERED, UNCHANGED}:
            return self.became
        return UNCHANGED if self.item.label == "alive" else REPLACED

    @property
    def got(self) -> str:
        group = _GROUP_OF_EFFECT[self.finding.effect]
        if not self.pair:
            return group
        if group == FINE:
            return UNCHANGED
        return ALTERED if group == ALTERED else REPLACED

    @property
    def right(self) -> bool:
        """Whether the group is the wanted one, and the class, if the label names one."""
        return self.got == self.wanted and self.finding.value in EXACT.get(self.label, {self.finding.value})


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def share(hits: int, of: int) -> str:
    """`0.970 [0.934, 0.987] 178/183`; only the count if there are fewer than 20."""
    if of < 20:
        return f"{hits}/{of}"
    low, high = wilson(hits, of)
    return f"{hits / of:.3f} [{low:.3f}, {high:.3f}] {hits}/{of}"


def report(judged: Sequence[Judged]) -> str:
    """The figures as text."""
    single = [j for j in judged if not j.pair]
    pairs = [j for j in judged if j.pair]
    lines: list[str] = []
    if single:
        lines += ["pages", *_classes(single, (MISSING, BLOCKED, SITE, FAILING)), *_losses(single), *_exact(single)]
        lines += ["", "pages by language", *_languages(single, (MISSING, BLOCKED, SITE, FAILING))]
    if pairs:
        lines += ["", "pairs", *_classes(pairs, (REPLACED, ALTERED)), *_false(pairs)]
        lines += ["", "pairs by language", *_languages(pairs, (REPLACED, ALTERED))]
    lines += ["", "label x finding", *_confusion(judged)]
    return "\n".join(lines)


def _classes(judged: Sequence[Judged], groups: Iterable[str], before: str = "") -> list[str]:
    lines = []
    for group in groups:
        wanted = [j for j in judged if j.wanted == group]
        got = [j for j in judged if j.got == group]
        hits = sum(j.got == group for j in wanted)
        if wanted or got or not before:
            lines.append(f"  {before}{group:10} precision {share(hits, len(got)):32} recall {share(hits, len(wanted))}")
    return lines


def _losses(judged: Sequence[Judged]) -> list[str]:
    lines = []
    for name, groups in (("live and front pages", {FINE}), ("blocked, failing, parked", {BLOCKED, FAILING, SITE})):
        those = [j for j in judged if j.wanted in groups]
        # a parked site is a loss of its own kind, not a removal
        wrong = sum(j.finding.effect is Effect.LOSS or (FINE in groups and j.got == SITE) for j in those)
        lines.append(f"  loss found on {name}: {share(wrong, len(those))}")
    fine = [j for j in judged if j.wanted == FINE]
    lines.append(f"  anything bad found on live and front pages: {share(sum(j.got != FINE for j in fine), len(fine))}")
    return lines


def _exact(judged: Sequence[Judged]) -> list[str]:
    lines = ["", "exact class", f"  {'':14} recall{'':28} precision"]
    scores = []
    for label, right in EXACT.items():
        wanted = [j for j in judged if j.label == label]
        if not wanted:
            continue
        hits = sum(j.finding.value in right for j in wanted)
        got = [j for j in judged if j.finding.value in right]
        true = sum(j.finding.value in EXACT.get(j.label, {j.label}) for j in got)
        recall, precision = hits / len(wanted), true / max(1, len(got))
        scores.append(2 * recall * precision / max(1e-9, recall + precision))
        lines.append(f"  {label:14} {share(hits, len(wanted)):34} {share(true, len(got))}")
    if scores:
        lines.append(f"  macro F1 {sum(scores) / len(scores):.3f}")
    return lines


def _languages(judged: Sequence[Judged], groups: Sequence[str]) -> list[str]:
    """By class, then by language, those with most items first."""
    order = Counter(j.item.lang for j in judged).most_common()
    of = {language: [j for j in judged if j.item.lang == language] for language, _ in order}
    return [line for group in groups for language in of for line in _classes(of[language], [group], f"{language:4} ")]


def _false(pairs: Sequence[Judged]) -> list[str]:
    same = [j for j in pairs if j.wanted == UNCHANGED]
    rest = [j for j in pairs if j.wanted != REPLACED]
    hidden = [j for j in pairs if j.became in {BLOCKED, FAILING}]
    return [
        f"  alteration found on presentation-only and links-only: {share(sum(j.got != UNCHANGED for j in same), len(same))}",
        f"  replacement found on the others: {share(sum(j.got == REPLACED for j in rest), len(rest))}",
        f"  loss found on blocked, failing: {share(sum(j.finding.effect is Effect.LOSS for j in hidden), len(hidden))}",
    ]


def _confusion(judged: Sequence[Judged]) -> list[str]:
    cells = Counter((j.item.label, j.finding.value) for j in judged)
    lines = []
    for label in dict.fromkeys(j.item.label for j in judged):
        row = sorted(((n, finding) for (lab, finding), n in cells.items() if lab == label), reverse=True)
        lines.append(f"  {label:18} " + "  ".join(f"{finding} {n}" for n, finding in row))
    return lines
