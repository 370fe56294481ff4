"""What `guantu review` says, in English and Chinese: labels, values, and the reasons of identity_candidates.csv."""

import re
from collections.abc import Mapping

LANGUAGES = ("en", "zh")

KEYS = {
    "s": "same",
    "d": "different",
    "?": "unsure",
    "y": "right",
    "w": "wrong",
    "e": "edit",
    " ": "skip",
    "u": "undo",
    "a": "bulk",
    "q": "quit",
}
"""What each key does."""

_EN = {
    "person": "One person?",
    "company": "One company?",
    "organization": "One organization?",
    "post": "A post without a body: is that right?",
    "firm": "A company that one article names: is it one?",
    "event": "An event that one sentence tells: is it one?",
    "same": "same",
    "different": "different",
    "unsure": "unsure",
    "right": "right",
    "wrong": "wrong: take it out",
    "edit": "edit",
    "turn": "the other name leads",
    "skip": "later",
    "undo": "undo",
    "bulk": "all {n} of: {group}",
    "quit": "quit",
    "space": "space",
    "progress": "{left} left, {decided} decided",
    "hangs": "{n} participations and posts hang on it",
    "reasons": "For and against: {reasons}",
    "leads": "leads",
    "no_sentence": "no sentence names it",
    "bulk_ask": "One answer for all {n} of {group}?",
    "more": "… and {n} more",
    "any": "any other key: none of them",
    "field_ask": "What is to be set?",
    "value_ask": "{field} (now: {now}; Enter alone: leave it)",
    "values": "one of {values}",
    "empty": "blank",
    "not_set": "not set: {problem}",
    "nothing_to_undo": "nothing to undo in this session",
    "undone": "undone",
    "answered": "{n} decided: {answer}",
    "no_key": "no key for this question: {key}",
    "done": "Nothing is left to ask. [u] undo, any other key: quit",
    "end": "{decided} decided, {left} left. `guantu build` into {out} obeys them.",
    "nothing": "{out}: nothing is uncertain enough to ask",
}
_ZH = {
    "person": "是同一个人吗？",
    "company": "是同一家企业吗？",
    "organization": "是同一个机构吗？",
    "post": "职务没有所属机构，对吗？",
    "firm": "只有一篇文章提到的企业，是企业吗？",
    "event": "只有一句话讲到的活动，是活动吗？",
    "same": "相同",
    "different": "不同",
    "unsure": "不确定",
    "right": "对",
    "wrong": "错，删去",
    "edit": "修改",
    "turn": "以另一名称为主",
    "skip": "以后再问",
    "undo": "撤销",
    "bulk": "同组 {n} 项一并回答：{group}",
    "quit": "退出",
    "space": "空格",
    "progress": "剩 {left} 项，已定 {decided} 项",
    "hangs": "牵涉参与和任职 {n} 项",
    "reasons": "理由：{reasons}",
    "leads": "为主",
    "no_sentence": "没有提到它的句子",
    "bulk_ask": "{group}：{n} 项一并回答？",
    "more": "……另有 {n} 项",
    "any": "其他键：都不回答",
    "field_ask": "要改哪一项？",
    "value_ask": "{field}（现为：{now}；直接回车则不改）",
    "values": "可取：{values}",
    "empty": "空",
    "not_set": "没有改：{problem}",
    "nothing_to_undo": "本次没有可撤销的",
    "undone": "已撤销",
    "answered": "已定 {n} 项：{answer}",
    "no_key": "这一项不用此键：{key}",
    "done": "没有要问的了。[u] 撤销，其他键：退出",
    "end": "已定 {decided} 项，剩 {left} 项。再对 {out} 运行 `guantu build` 即照此办理。",
    "nothing": "{out}：没有需要询问的",
    "field:organization": "机构",
    "field:post": "职务",
    "field:kind": "类型",
    "field:name": "名称",
    "field:date": "日期",
    "field:place": "地点",
    "value:official": "官员",
    "value:other": "其他",
    "value:unknown": "地点不明",
    "value:government": "政府",
    "value:party": "党委",
    "value:congress": "人大",
    "value:consultative": "政协",
    "value:judicial": "司法",
    "value:military": "军队",
    "value:institution": "事业单位",
    "value:meeting": "会议",
    "value:inspection": "调研",
    "value:visit": "来访、慰问",
    "value:signing": "签约",
    "value:ceremony": "仪式",
    "value:activity": "活动",
    "value:company": "企业",
}
_TEXTS = {"en": _EN, "zh": _ZH}

# The reasons as graph/resolution/candidates.py and organizations.py word them.
_REASONS = tuple(
    (re.compile(rf"\A{pattern}"), chinese)
    for pattern, chinese in (
        (r"same name", "同名"),
        (r"a short and common name", "名字短而常见"),
        (r"one is (.+), the other (.+)", "一为{0}，一为{1}"),
        (r"one holds a national post, the other none of a place", "一个任全国性职务，另一个不任地方职务"),
        (r"(.+) and (\S+) lie within each other", "{0}与{1}有隶属关系"),
        (r"different jurisdictions of one province (.+) and (.+)", "同省不同地：{0}、{1}"),
        (r"different jurisdictions (.+) and (.+)", "不同地：{0}、{1}"),
        (r"one is without a post", "其中一个没有职务"),
        (r"same post (.+)", "同一职务：{0}"),
        (r"one left the post of the other, (.+)", "一个卸任、另一个现任：{0}"),
        (r"one seen until (.+), the other from (.+) on", "一个见于{0}以前，另一个见于{1}以后"),
        (r"both seen in their posts at one time", "同一时期都在任"),
        (r"different names (.+) and (.+)", "名称不同：{0}、{1}"),
        (r"(.+) is a part of (.+)", "“{0}”是“{1}”的一部分"),
        (r"both of (.+)", "都属{0}"),
    )
)


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self._texts: Mapping[str, str] = _TEXTS[language]
        self._is_chinese = language == "zh"

    def __call__(self, text: str, /, **values: object) -> str:
        """The text of that name, with the values in it."""
        return self._texts[text].format(**values)

    def field(self, name: str) -> str:
        """What a column is called."""
        return self._texts.get(f"field:{name}", name)

    def value(self, code: str) -> str:
        """What a value of a table is called; any other text as it is."""
        return self._texts.get(f"value:{code}", code)

    def reasons(self, reasons: str) -> str:
        """The reasons of a pair of candidates.

        >>> Words("zh").reasons("same name; both of 甲区")
        '同名；都属甲区'
        """
        return "；".join(map(self._reason, reasons.split("; "))) if self._is_chinese else reasons

    def _reason(self, reason: str) -> str:
        for pattern, chinese in _REASONS:
            if match := pattern.fullmatch(reason):
                return chinese.format(*map(self.value, match.groups()))
        return reason
