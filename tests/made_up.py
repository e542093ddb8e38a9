"""Made-up texts and settings for the tests that try many examples."""

from hypothesis import settings
from hypothesis import strategies as st

from generator.plans.syntax import CONTROL, DIRECTION

QUICK = settings(max_examples=40, deadline=None, derandomize=True)
MANY = settings(QUICK, max_examples=200)


def readable(text: str) -> bool:
    """Whether plans may hold a text: no control or direction characters, and not only spaces."""
    return bool(text.strip()) and not CONTROL.search(text) and not DIRECTION.search(text)


MARKUP = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<b>",
            "</p>",
            "<!--",
            "-->",
            "]]>",
            "<img src=x onerror=a>",
        ),
        *("{{ 7 * 7 }}", "{% raw %}", "{# no #}", "{0}", "{name}", "%(name)s", "%s", "100 %", "$x"),
        *(
            "&amp;",
            "&lt;b&gt;",
            "&",
            '"',
            "'",
            "`",
            "\\",
            "**bold**",
            "[a](javascript:b)",
            "#",
            ">",
        ),
    ]
)

TEXT = st.lists(MARKUP | st.text(max_size=12), min_size=1, max_size=4).map("".join).filter(readable)
