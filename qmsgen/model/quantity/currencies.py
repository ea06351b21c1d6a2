# ruff: noqa: SIM905 (a table of codes reads better than 150 quoted strings)
"""The currency codes of ISO 4217 in use, and the signs that people write instead of them."""

CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP
    PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """.split()
)
"""ISO 4217 codes of money that circulates (no funds, metals or test codes)."""

SIGNS: dict[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),
    "￥": ("CNY", "JPY"),
    "元": ("CNY",),
    "人民币": ("CNY",),
    "rmb": ("CNY",),
    "yuan": ("CNY",),
    "万元": (),
    "$": ("USD", "HKD"),
    "us$": ("USD",),
    "美元": ("USD",),
    "港元": ("HKD",),
    "港币": ("HKD",),
    "欧元": ("EUR",),
    "日元": ("JPY",),
    "dollars": ("USD", "HKD"),
    "dollar": ("USD", "HKD"),
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "£": ("GBP",),
    "pounds": ("GBP",),
}
"""What people write for a currency, in lower case, and the codes that they may mean."""
