"""What a paragraph is by those around it."""

import pytest
from paragraphs import body, head

from ner.segmenting.page_context import in_context
from ner.segmenting.paragraphs import Form, Paragraph

HEADLINE, TEXT = head("老街的新生活"), body("老街的早晨从一碗面开始。")


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
        pytest.param([TEXT, head("——《示例人大》"), HEADLINE], 1, Form.CREDIT, id="a source"),
        pytest.param(
            [HEADLINE, body("本报讯：", opens=True), HEADLINE, TEXT], 1, Form.NOTICE, id="a lone dateline"
        ),
        pytest.param(
            [HEADLINE, body("本报讯：老街开街。", opens=True), HEADLINE], 1, Form.BODY, id="a dateline"
        ),
    ],
)
def test_forms_in_context(page: list[Paragraph], number: int, form: Form) -> None:
    assert in_context(page)[number].form is form
