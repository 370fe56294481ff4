"""What a paragraph is by those around it."""

import pytest
from paragraphs import body, head, paragraph

from ner.segmenting.page_context import in_context
from ner.segmenting.paragraphs import Form, Paragraph

HEADLINE, TEXT = head("老街的新生活"), body("老街的早晨从一碗面开始。")
DAY = paragraph(Form.CREDIT, "2023年2月1日")
LEAD, OPENING = body("座谈会提出，老街要改造，商户要安置"), body("本报讯：老街开街。", opens=True)


@pytest.mark.parametrize(
    ("page", "number", "form"),
    [
        pytest.param([HEADLINE, head("王立新"), TEXT], 1, Form.CREDIT, id="an author"),
        pytest.param([HEADLINE, head("王立新"), body("王立新是面馆老板。")], 1, Form.HEAD, id="a subject"),
        pytest.param([HEADLINE, head("老街"), TEXT], 1, Form.HEAD, id="no name"),
        pytest.param([TEXT, head("怎能不高兴呢？"), TEXT], 1, Form.BODY, id="a question in a text"),
        pytest.param(
            [HEADLINE, head("怎能不高兴呢？"), TEXT], 1, Form.HEAD, id="a question under a headline"
        ),
        pytest.param(
            [body("面馆开张。（王立新）"), head("老街何时改造？"), TEXT],
            1,
            Form.HEAD,
            id="below a signed text",
        ),
        pytest.param([TEXT, head("老街欢迎你！"), body("昨天，老街开街。")], 1, Form.HEAD, id="above a day"),
        pytest.param(
            [TEXT, head("怎能不高兴呢？"), body("昨天，老街开街。")],
            1,
            Form.BODY,
            id="a question above a day that has none of its words",
        ),
        pytest.param(
            [TEXT, head("只要齐心，就应该相信——"), HEADLINE], 1, Form.BODY, id="a clause that leads over"
        ),
        pytest.param(
            [HEADLINE, head("只要齐心，就应该相信——"), TEXT], 1, Form.HEAD, id="a clause below a headline"
        ),
        pytest.param([TEXT, head("老街的新生活——"), HEADLINE], 1, Form.HEAD, id="a dash without clauses"),
        pytest.param([TEXT, head("——《示例人大》"), HEADLINE], 1, Form.CREDIT, id="a source"),
        pytest.param(
            [HEADLINE, body("本报讯：", opens=True), HEADLINE, TEXT], 1, Form.NOTICE, id="a lone dateline"
        ),
        pytest.param(
            [HEADLINE, body("本报讯：老街开街。", opens=True), HEADLINE], 1, Form.BODY, id="a dateline"
        ),
        pytest.param(
            [TEXT, body("（示例社某地2月1日电）", opens=True)], 1, Form.NOTICE, id="a dateline below its text"
        ),
        pytest.param(
            [HEADLINE, body("（示例社某地2月1日电）", opens=True)],
            1,
            Form.BODY,
            id="a dateline above its text",
        ),
        pytest.param(
            [HEADLINE, head("某某集团董事长王立新"), TEXT], 1, Form.CREDIT, id="an author with his post"
        ),
        pytest.param(
            [HEADLINE, head("某某集团董事长王立新"), body("王立新是面馆老板。")],
            1,
            Form.HEAD,
            id="a subject with his post",
        ),
        pytest.param(
            [HEADLINE, head("记某某集团董事长王立新"), TEXT], 1, Form.HEAD, id="whom an article is about"
        ),
        pytest.param(
            [HEADLINE, head("王立新"), body("同志们，朋友们："), body("王立新讲话。")],
            1,
            Form.CREDIT,
            id="a speaker",
        ),
        pytest.param([TEXT, head("某某区人民政府"), DAY, HEADLINE], 1, Form.BODY, id="a signature"),
        pytest.param([TEXT, head("某某区人民政府"), DAY, HEADLINE], 2, Form.BODY, id="the day below it"),
        pytest.param([TEXT, HEADLINE, DAY, TEXT], 1, Form.HEAD, id="a headline above a day"),
        pytest.param([TEXT, head("某某区人民政府"), TEXT], 1, Form.HEAD, id="a body alone"),
        pytest.param([HEADLINE, LEAD, OPENING], 1, Form.HEAD, id="a lead without a full stop"),
        pytest.param([HEADLINE, body("老街开街。"), OPENING], 1, Form.BODY, id="a first sentence"),
        pytest.param([TEXT, LEAD, OPENING], 1, Form.BODY, id="a line below a text"),
    ],
)
def test_forms_in_context(page: list[Paragraph], number: int, form: Form) -> None:
    assert in_context(page)[number].form is form
