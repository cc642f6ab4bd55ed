import pytest

from audio_news.batch.where import where
from audio_news.errors import UsageError
from audio_news.models import Article
from tests.sounds import article

STORY = article(
    title="Storm reaches the Harbour", published="2024-05-31T09:15", url="https://post.example/1",
    language="en-GB", byline="Ada Finch",
)  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "chosen"),
    [
        ("published>=2024-01-01", True),
        ("published >= 2024-06", False),
        ("published <= 2024-05-31", True),  # all of that day
        ("published = 2024", True),
        ("published != 2024-05", False),
        ("published > 2024-05-31T09:14", True),
        ("modified >= 2000", False),  # it has none
        ("not modified", True),
        ("modified != 2024", True),
        ("title contains HARBOUR", True),
        ("title contains 'the harbour'", True),
        (r'title matches "^storm\b"', True),
        ("title matches '^harbour'", False),
        ("language = en", True),
        ("language = en-gb", True),
        ("language = de", False),
        ("words > 1", True),
        ("words<2", False),
        ("url = https://post.example/1", True),
        ("id = 'https://post.example/1'", True),
        ("byline and not site", True),
        ("title contains storm and words < 2 or language = en", True),
        ("title contains storm and (words < 2 or language = de)", False),
        ("not (title contains calm) and not words < 2", True),
        (r'title = "a \"quoted\" title"', False),
    ],
)
def test_what_an_expression_chooses(expression: str, chosen: bool) -> None:
    assert where(expression)(STORY) is chosen


def test_quotes_may_stand_in_a_value() -> None:
    said: Article = article(title='He said "no"')
    assert where(r'title = "he said \"no\""')(said)


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("", "a field"),
        ("published >=", "a value"),
        ("published >= yesterday", "a date"),
        ("words > many", "a number"),
        ("headline = x", "a field"),
        ("title = a b", "an end"),
        ("(title = a", "closing parenthesis"),
        ("title matches '('", "regular expression"),
        ("__import__('os').system('true')", "a field"),
        ("(" * 500 + "title" + ")" * 500, "no more than"),
    ],
)
def test_what_is_no_expression_says_what_was_expected(expression: str, wanted: str) -> None:
    with pytest.raises(UsageError, match="--where") as caught:
        where(expression)
    assert wanted in caught.value.message
