"""The words and small patterns that bylines, imprints and notices share, for the inside of other patterns."""

from ner.text.characters import HAN

NAME = rf"[{HAN}·]{{2,4}}"
"""A personal name by its form alone."""

WEEKDAY = r"(?:星期|周)[一二三四五六日天]"

REPORTERS = ("记者", "通讯员", "实习生", "评论员")
"""What those who write for a paper are called before their names."""

REPORTER = "|".join(REPORTERS)
SPACED_REPORTER = "|".join(r"\s*".join(label) for label in REPORTERS)
"""A reporter's label, also when print has spread its characters: 通 讯 员."""

TEXT_AND_PICTURE = "文/图|图/文|文/摄|摄/文"

AUTHORS = "作者|撰稿人|撰稿|撰文|摄影"
CHECKERS = "校对|校核|审核人|审核|审稿|初审|复审|终审|一审|二审|三审"
EDITORS = f"责任编辑|责编|编辑|值班主任|值班编委|值班编辑|美编|版式|统筹|监制|主编|录入|供稿|{CHECKERS}"
"""Those who worked on a text, as papers and web sites call them."""

PAGE_EDITORS = "本版编辑|本期编辑|值班总编|值班主编|总编|组版|排版|责任校对"
"""Those whom only printed pages name."""
