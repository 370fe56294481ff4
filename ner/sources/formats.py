"""Formats of files by the ending of their names: what is read, what is skipped, and what to do about it."""

from pathlib import PurePosixPath

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
PDF_SUFFIXES = frozenset({".pdf"})
TABLE_SUFFIXES = frozenset(
    {f"{suffix}{packed}" for suffix in (".csv", ".tsv", ".json", ".jsonl") for packed in ("", ".gz")}
    | {".parquet"}
)
ZIP_SUFFIXES = frozenset({".zip"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | PDF_SUFFIXES | TABLE_SUFFIXES | ZIP_SUFFIXES

_KINDS = {
    "text": TEXT_SUFFIXES,
    "html": HTML_SUFFIXES,
    "pdf": PDF_SUFFIXES,
    "table": TABLE_SUFFIXES,
    "document": frozenset({
        ".azw3", ".caj", ".chm", ".djvu", ".doc", ".docm", ".docx", ".dot", ".dotx", ".eml", ".epub", ".fodt", ".kdh", ".mht", ".mhtml",
        ".mobi",
        ".msg", ".nh", ".odp", ".odt", ".ofd", ".pages", ".ppt", ".pptx", ".ps", ".rtf", ".wps",
        ".xps",
    }),
    "spreadsheet": frozenset({".et", ".numbers", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx"}),
    "archive": frozenset({
        ".7z", ".bz2", ".cab", ".gz", ".lzma", ".rar", ".tar", ".tgz", ".txz", ".xz", ".zst",
    }) | ZIP_SUFFIXES,
    "picture": frozenset({
        ".avif", ".bmp", ".gif", ".heic", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif",
        ".tiff", ".webp",
    }),
    "recording": frozenset({".avi", ".flv", ".m4a", ".mkv", ".mov", ".mp3", ".mp4", ".wav", ".webm", ".wmv"}),
    "page_part": frozenset({".css", ".eot", ".js", ".map", ".mjs", ".otf", ".ttf", ".woff", ".woff2"}),
}  # fmt: skip

WHAT_TO_DO = {
    "document": "save as text, HTML or PDF",
    "spreadsheet": "save as CSV",
    "archive": "unpack it",
    "picture": "a scan needs character recognition first",
    "recording": "only text is read",
    "page_part": "belongs to a saved web page",
    "no_ending": "add .txt to the name if it holds a page",
    "other": "save as text, HTML, PDF or CSV if it holds pages",
}
"""Why files of a kind are skipped, or how they can be read, by kind."""

READ_KINDS = frozenset({"text", "html", "pdf", "table"})
"""Kinds of files that are read."""

DOCUMENT_KINDS = frozenset({"document", "spreadsheet", "archive"})
"""Kinds of files that may hold pages: to skip one is a failure to read what was given."""


def kind_of(name: str) -> str:
    """The kind of a file by its name, as in the table `sources`; `other` when the ending says nothing, `no_ending` without one.

    >>> kind_of("第1版.DOCX"), kind_of("pages.txt.gz"), kind_of("pages.csv.gz")
    ('document', 'archive', 'table')
    """
    suffix = suffix_of(name)
    default = "other" if suffix else "no_ending"
    return next((kind for kind, suffixes in _KINDS.items() if suffix in suffixes), default)


def suffix_of(name: str) -> str:
    """The ending of a name in small letters: .txt, .jsonl.gz."""
    suffixes = PurePosixPath(name.lower()).suffixes
    ending = "".join(suffixes[-2:])
    return ending if ending in TABLE_SUFFIXES else "".join(suffixes[-1:])
