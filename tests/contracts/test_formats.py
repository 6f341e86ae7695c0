"""What every source format must do."""

import pytest

from dragoman.errors import InputError
from dragoman.ingest import FORMATS, GROUP
from dragoman.model import Raw
from dragoman.plugins import find

BODIES = {
    "txt": "An article.\r\n",
    "html": "<p>An article.</p>",
    "jsonl": '{"text": "An article."}',
}


@pytest.fixture(params=FORMATS)
def form(request):
    return request.param, find(request.param, FORMATS, GROUP)


def test_reads_one_article(form):
    name, read = form
    (raw,) = read(BODIES[name].encode(), f"folder/one.{name}")
    assert isinstance(raw, Raw)
    assert "An article." in raw.text
    assert raw.address.startswith(f"folder/one.{name}")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"\x00\x01", b"%PDF-1.4"])
def test_refuses_what_is_no_text(form, body):
    with pytest.raises(InputError, match=r"one\."):
        list(form[1](body, f"one.{form[0]}"))
