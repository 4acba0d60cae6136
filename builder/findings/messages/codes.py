"""The codes of editors' mistakes (docs/decisions/0016), by the entry of the catalogue that words them."""

CODES = {
    rule: code
    for code, rules in {
        "Y01": "colon-width equals-sign",
        "Y02": "colon-space",
        "Y03": "space",
        "Y04": "chinese-quotes",
        "Y05": "inner-quotes",
        "Y06": "open-quote",
        "Y07": "encoding encoding-guess encoding-big5",
        "Y08": "encoding-utf-16",
        "Y09": "byte-order-mark",
        "Y10": "character",
        "Y11": "tab",
        "Y12": "line-ends",
        "Y13": "number-width",
        "Y14": "number-separator number-range number-chinese",
        "Y15": "number-words number-unit number-alone",
        "Y16": "division-form",
        "Y17": "date date-near date-none",
        "Y18": "boolean",
        "Y19": "hash",
        "Y20": "second-colon",
        "Y21": "first-character",
        "Y22": "list-marker dash-space list-item open-bracket list-gap comma-at-end",
        "Y23": "duplicate-key duplicate-item list-twice",
        "Y24": "indentation indentation-item",
        "Y25": "folded line-break",
        "Y26": "pasted",
        "Y27": "radical",
        "Y28": "garbled mojibake",
        "Y29": "bidi",
        "Y30": "control yaml-character",
        "Y31": "yaml-feature",
        "Y32": "yaml-documents",
        "Y33": "backslash",
        "Y34": "half-width",
        "Y35": "traditional",
        "Y36": "pinyin",
        "Y37": "empty",
        "Y38": "unknown-key unknown-key-near choice choice-near vocabulary vocabulary-near organisation "
        "organisation-near programme programme-near measure measure-near quantity quantity-near "
        "citation-unknown-source vocabulary-many vocabulary-renamed organisation-many",
        "Y39": "layout layout-near layout-plan temporary-file copied-file document-file",
        "Y40": "too-large too-long yaml-depth yaml-nodes",
    }.items()
    for rule in rules.split()
}
