import pytest

from dragoman.errors import InputError
from dragoman.ingest.decode import decode


def refusal(body):
    with pytest.raises(InputError) as caught:
        decode(body, "a.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "ZIP archive or Office"),
        (b"text with \x00 in it", "null bytes"),
        (b"\x01\x02\x03\x04text", "control characters"),
        ("Президент встретил гостя".encode("cp1251"), "windows-1251"),
        ("Le président a reçu son hôte".encode("latin-1"), "windows-1252"),
        ("text".encode("utf-16-le"), "null bytes"),
    ],
)
def test_refuses_with_a_reason_and_a_name(body, said):
    told = refusal(body)
    assert told.startswith("a.txt: ")
    assert said in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_reads_unicode(encoding):
    text = "Токаев, Aliyev;\r\n“président”"
    assert decode(text.encode(encoding), "a.txt") == text


def test_keeps_every_character_as_received():
    text = "\ufeffone\r\n\r\ntwo\u00a0three\u2028four\x0c"
    assert decode(text.encode(), "a.txt") == text
