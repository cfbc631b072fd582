"""Addresses known from forged answers to DNS queries: a name that resolves to one of them was tampered with.

Short on purpose: only addresses that serve nobody. Most of the 1,781 that one filter was seen to use in 2020 belong to
companies whose sites may be watched (Hoang et al.), so answers from that long tail are not recognised.
"""

from __future__ import annotations

from ipaddress import IPv6Network, ip_address

# Farnan, Darer, Wright: Poisoning the Well - Exploring the Great Firewall's Poisoned DNS Responses. WPES 2016
_ADDRESSES = frozenset({
    "8.7.198.45", "37.61.54.158", "46.82.174.68", "59.24.3.173", "78.16.49.15", "93.46.8.89", "159.106.121.75",
    "203.98.7.65", "243.185.187.39",
})  # fmt: skip
# Hoang et al.: How Great is the Great Firewall? Measuring China's DNS Censorship. USENIX Security 2021, 5.2
_TEREDO = IPv6Network("2001::/32")


def is_forged(address: str) -> bool:
    """Whether an answer with this address is forged. ValueError if `address` is no IP address."""
    found = ip_address(address)
    return address in _ADDRESSES or (found.version == 6 and found in _TEREDO)
