import xml.etree.ElementTree as ET

from plancheck.render.xml_text import document, element


def test_every_character_is_read_strictly() -> None:
    text = "".join(map(chr, range(0x10400)))
    written = document(element("a", {"b": text}, [element("c", {}, text=text)]))
    assert written.isascii()
    assert "\x7f" not in written
    root = ET.fromstring(written)
    assert root.get("b") == root[0].text
    assert "\\x00\\x01" in str(root[0].text)
    assert "\t\n\\x0b\\x0c\r\\x0e" in str(root[0].text)
    assert "\\ud800" in str(root[0].text)


def test_text_is_what_was_said(payloads: tuple[str, ...]) -> None:
    for text in payloads:
        root = ET.fromstring(document(element("a", {"b": text, "n": 1}, text=text)))
        assert (root.get("n"), len(root)) == ("1", 0)
        assert root.text == root.get("b")
        said = root.text or ""
        assert text == said or not (text.isprintable() and text.isascii())


def test_elements_stand_on_lines_of_their_own() -> None:
    inner = element("b", {}, [element("c", {"d": "x\ny"})])
    assert element("a", {}, [inner, element("e", {}, text="t")]) == (
        '<a>\n  <b>\n    <c d="x&#10;y"/>\n  </b>\n  <e>t</e>\n</a>'
    )
