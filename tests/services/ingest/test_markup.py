import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.clean import clean_text
from services.ingest.errors import RefusedError
from services.ingest.markup import MAX_CHARACTERS, MAX_OPEN_TAGS, MAX_TAGS, text_of_html

blocks = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<br>", "<pre>", "</pre>"]
)
tables = st.sampled_from(["<table>", "<tr>", "<td>", "</td>", "</table>"])
rest = st.sampled_from(
    ["<b>", "</b>", "<script>", "</script>", "<!--", "-->", "<svg>", "<main>", "<p\thidden>"]
)
words = st.sampled_from(["&amp;", "&#x1f;", "&#30;", "&nbsp;", " ", "\n", "x", "y"])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<p>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<h1>Title</h1>Text", "Title\n\nText"),
        ("<p>One,\n   two <b>three</b>\t<i>four</i></p>", "One, two three four"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("One<br><br>two", "One\n\ntwo"),
        ("Q&amp;A &ndash; caf&eacute; &#8220;x&#8221; 1&nbsp;May", "Q&A \u2013 café “x” 1 May"),
        ("<p>List:</p><ul><li>One</li><li><p>Two</p></li></ul>", "List:\n\n• One\n• Two"),
        ("<ul><li>One<li>Two</ul>", "• One\n• Two"),
        ("<table><tr><th>Day<th>Place<tr><td>1 May<td>Oslo</table>", "Day | Place\n1 May | Oslo"),
        ("<table><tr><td><p>1 May</p></td> <td><p>Oslo</p></td></tr></table>", "1 May | Oslo"),
        ("<table><tr><td><p>All of</p><p>the page</p></td></tr></table>", "All of\n\nthe page"),
        ("Text<figure><img alt=x><figcaption>Caption</figcaption></figure>text", "Text\n\nCaption\n\ntext"),
        ("<pre>One\n  two\n\nthree</pre>", "One\ntwo\n\nthree"),
        ("Text<script>x()</script><style>p{}</style><noscript>Turn it on</noscript>", "Text"),
        ("<nav>Menu</nav><p>Text</p><aside>See also</aside><button>Share</button>", "Text"),
        ("<p>Text<!-- a comment --></p><p hidden>Unseen</p>", "Text"),
        ("<title>Title</title><body>Text</body>", "Text"),
        ("<header>Ministry</header><main><p>Text</p></main><footer>Imprint</footer>", "Text"),
        ("<form action=/page><p>A page in a form</p><input value=x></form>", "A page in a form"),
        ('<p>Text<img src="data:image/png;base64,AAAA/+9="></p>', "Text"),
        ("<a href='x'>A link</a>, <span>inline</span>", "A link, inline"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("no markup at all", "no markup at all"),
        ("&#xD800;&#0;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("<p>a&#x1f;b&#x1e;c", "a b c"),
        ("", ""),
    ],
)
def test_html_reads_as_a_reader_sees_it(html: str, text: str) -> None:
    assert clean_text(text_of_html(html)) == text


@given(st.lists(blocks | tables | rest | words, max_size=40).map("".join))
def test_any_markup_gives_a_text_whose_lines_are_tidy(html: str) -> None:
    text = text_of_html(html)
    assert all(line == " ".join(line.split()) for line in text.split("\n"))
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    "html",
    [
        "x" * MAX_CHARACTERS,
        "<br>" * MAX_TAGS,
        "<div>" * MAX_OPEN_TAGS + "x",
        "<p>" * 5_000,
        "<table>" + "<tr><td>1<td>2" * 2_000,
        "<b>bold</b> and <i>italic</i> " * 2_000,
        '<img src="data:image/png;base64,' + "A" * 400_000 + '">x',
    ],
)
def test_large_but_honest_markup_is_read(html: str) -> None:
    text_of_html(html)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("x" * (MAX_CHARACTERS + 1), "characters of HTML"),
        ("<br>" * (MAX_TAGS + 1), "tags"),
        ("<DIV>" * (MAX_OPEN_TAGS + 1), "open inside one another"),
        ("<a " + "b " * 5_000 + ">", "characters"),
        ("<option>" * 1_001, "options"),
        ("<b a=1><b a=2>" * 15 + "<p>" * 3_000, "open over too many"),
    ],
)
def test_markup_that_would_exhaust_the_parser_is_refused(html: str, fault: str) -> None:
    with pytest.raises(RefusedError, match=fault):
        text_of_html(html)
