"""QR codes for paper: read back by a decoder, from a drawing, a picture, and a bad photograph."""

import io
import re
import xml.etree.ElementTree as ElementTree
from random import Random

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from generator.printing import fonts, kept, qr
from generator.problems import UserError

ADDRESS = "https://send.example.org/q/4821/"
"""An address of 32 characters, the most that is advised."""
PATH = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: bytes, dpi: int) -> Image.Image:
    """A drawing as a printer or a camera would see it, in dots per inch."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - made by the program itself
    modules = int(root.attrib["viewBox"].split()[-1])
    dots = float(root.attrib["width"].removesuffix("mm")) / 25.4 * dpi / modules
    paths = root.findall(f"{SVG}path")
    assert paths[0].attrib == {"fill": "#fff", "d": f"M0 0h{modules}v{modules}H0z"}
    image = Image.new("L", (round(modules * dots),) * 2, 255)
    pen = ImageDraw.Draw(image)
    for across, down, width, back in PATH.findall(paths[1].attrib["d"]):
        assert width == back
        left, top = int(across) * dots, int(down) * dots
        pen.rectangle((left, top, left + int(width) * dots - 1, top + dots - 1), fill=0)
    return image


def photographed(image: Image.Image, dpi: int, seed: int) -> Image.Image:
    """The same as an old phone sees it: out of focus, from the side, grey and with noise."""
    chance = Random(seed)  # noqa: S311 - the same photograph each time
    size = image.width
    room = Image.new("L", (size + size // 2,) * 2, 235)
    room.paste(image, (size // 4,) * 2)
    lean = 0.08 * chance.choice((-1, 1))
    across = (1, 0.05, 0, 0, 1 + lean, 0, 0, lean / room.width)
    seen = room.transform(room.size, Image.Transform.PERSPECTIVE, across, Image.Resampling.BICUBIC)
    seen = seen.filter(ImageFilter.GaussianBlur(0.25 / 25.4 * dpi))
    grey = [round(40 + value * 0.8 + chance.gauss(0, 8)) for value in seen.tobytes()]
    return Image.frombytes("L", seen.size, bytes(max(0, min(255, value)) for value in grey))


def read(image: Image.Image) -> list[str]:
    """What a decoder reads from an image."""
    return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


@pytest.mark.parametrize("mm", [25, 30, 80])
def test_drawing_and_picture_are_read_at_150_dpi(mm: float) -> None:
    """The drawing at 150 dpi and the picture with its 600 dpi hold the very address."""
    assert read(drawn(qr.svg(ADDRESS, mm), 150)) == [ADDRESS]
    assert read(Image.open(io.BytesIO(qr.png(ADDRESS, mm)))) == [ADDRESS]


@pytest.mark.parametrize("seed", range(6))
def test_a_bad_photograph_of_the_advised_size_is_read(seed: int) -> None:
    """At 30 mm an old phone reads the code out of focus, from the side, in poor light."""
    assert read(photographed(drawn(qr.svg(ADDRESS, 30), 150), 150, seed)) == [ADDRESS]


def test_the_photographs_are_bad_enough_to_fail() -> None:
    """What the advice forbids is not read from the same photographs: they prove something."""
    long = ADDRESS + "x" * 88
    rows = _modules(long)
    assert len(rows) == 45
    small = Image.new("L", (len(rows) + 8,) * 2, 255)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                small.putpixel((across + 4, down + 4), 0)
    dots = round(20 / 25.4 * 150 / len(rows))
    image = small.resize((small.width * dots,) * 2, Image.Resampling.NEAREST)
    assert read(image) == [long]
    assert [read(photographed(image, 150, seed)) for seed in range(3)] == [[], [], []]


def _modules(address: str) -> list[list[bool]]:
    from qrcode.main import QRCode

    made = QRCode(error_correction=0, border=0)
    made.add_data(address)
    made.make()
    return [[bool(dark) for dark in row] for row in made.get_matrix()]


@given(
    host=st.from_regex(r"[a-z]{1,12}\.(gov\.uk|org)", fullmatch=True),
    digits=st.from_regex(r"[1-9][0-9]{4}", fullmatch=True),
)
@settings(max_examples=25, deadline=None)
def test_every_code_is_read_back(host: str, digits: str) -> None:
    """Whatever the host and the digits, the code says exactly the address, from both files."""
    address = f"https://{host}/q/{digits}/"
    assert read(drawn(qr.svg(address), 150)) == [address]
    assert read(Image.open(io.BytesIO(qr.png(address)))) == [address]


def test_the_size_is_that_of_the_code_and_the_edge_comes_on_top() -> None:
    """A code of 30 mm is 30 mm wide from its first dark square to its last, in both files."""
    side = qr.code(ADDRESS).side
    assert side == 29
    root = ElementTree.fromstring(qr.svg(ADDRESS, 30))  # noqa: S314 - made by the program itself
    assert root.attrib["viewBox"] == "0 0 37 37"
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(30 * 37 / 29, abs=0.001)
    assert qr.with_edge(ADDRESS, 30) == pytest.approx(30 * 37 / 29)
    with Image.open(io.BytesIO(qr.png(ADDRESS, 30))) as image:
        assert image.info["dpi"] == pytest.approx((600, 600), abs=0.01)
        dark = image.convert("L").point(lambda value: 255 - value).getbbox()
        assert dark
        left, top, right, bottom = dark
        mm = (right - left) / 600 * 25.4
        assert 30 <= mm < 31
        assert (right - left) == (bottom - top)
        assert left == top == image.width - right == (right - left) // side * qr.EDGE


def test_more_may_be_lost_where_that_costs_nothing() -> None:
    """Level Q is used where the code is no larger for it, and M where it would be."""
    assert [qr.code(ADDRESS).level, qr.code(ADDRESS).side] == ["Q", 29]
    longer = ADDRESS.replace("send", "send-guide")
    assert [qr.code(longer).level, qr.code(longer).side] == ["M", 29]


def test_a_screen_reader_is_told_what_it_is() -> None:
    """The drawing names itself, and what is told of it cannot break out of its place."""
    plain = ElementTree.fromstring(qr.svg(ADDRESS))  # noqa: S314
    assert plain.attrib["role"] == "img"
    assert plain.findtext(f"{SVG}title") == f"QR code: {ADDRESS}"
    hard = "</title><script>&\"'"
    told = ElementTree.fromstring(qr.svg(ADDRESS, 30, hard, hard))  # noqa: S314
    assert told.findtext(f"{SVG}title") == told.findtext(f"{SVG}desc") == hard
    assert [child.tag.removeprefix(SVG) for child in told] == ["title", "desc", "path", "path"]


def test_every_port_can_be_printed() -> None:
    """The last port that there is makes a code."""
    assert qr.advice("https://a.example.org:65535/", 30) == []


def test_a_new_font_prints_anew() -> None:
    """The version of every package that a typeface comes from marks what is kept."""
    packages = {face.package.replace("_", "-") for face in fonts.TYPEFACES.values()}
    assert len(packages) == 4
    assert packages <= set(kept.PACKAGES)


def test_the_same_address_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in a code, and its files stay small."""
    before = qr.svg(ADDRESS), qr.png(ADDRESS)
    qr.code.cache_clear()
    assert (qr.svg(ADDRESS), qr.png(ADDRESS)) == before
    assert max(map(len, before)) < 5000


@pytest.mark.parametrize(
    ("address", "mm", "message"),
    [
        (ADDRESS.replace("send", "the-local-offer"), 30, "has 43 characters, and 42 are the most"),
        (ADDRESS, 24.9, "24.9 mm is not between 25 and 300 mm"),
        (ADDRESS, 0, "0 mm is not between"),
        (ADDRESS, float("nan"), "nan mm is not between"),
        (ADDRESS, float("inf"), "inf mm is not between"),
        ("HTTPS://SEND.EXAMPLE.ORG/Q/4821/", 30, "not an address that every phone opens"),
        ("http://send.example.org/q/4821/", 30, "not an address that every phone opens"),
        ("https://börse.example.org/", 30, "not an address that every phone opens"),
        ("https://send.example.org/?a=b", 30, "not an address that every phone opens"),
        ("https://send.example.org/#a/", 30, "not an address that every phone opens"),
        ("https://send.example.org:65536/", 30, "not an address that every phone opens"),
        ("https://send.example.org:0/", 30, "not an address that every phone opens"),
        ("javascript:alert(1)", 30, "not an address that every phone opens"),
        ("", 30, "not an address that every phone opens"),
    ],
)
def test_what_a_phone_could_not_read_is_refused(address: str, mm: float, message: str) -> None:
    """Too long, too small or another kind of address: both files are refused with the reason."""
    for make in (qr.svg, qr.png):
        with pytest.raises(UserError) as refused:
            make(address, mm)
        [problem] = refused.value.problems
        assert message in problem.message
        assert problem.hint
        assert problem in qr.advice(address, mm)


def test_what_could_be_better_is_said_and_made() -> None:
    """Between the least and the advised size, or with a long address, there is a warning."""
    assert qr.advice(ADDRESS, 30) == []
    [small] = qr.advice(ADDRESS, 25)
    assert small.severity == "warning"
    assert small.message == "25 mm is small: its squares are 0.86 mm wide"
    [long] = qr.advice(ADDRESS.replace("send", "sendiass"), 30)
    assert long.severity == "warning"
    [slash] = qr.advice(ADDRESS.removesuffix("/"), 30)
    assert slash.message == "the address does not end in a slash"
    assert qr.svg(ADDRESS, 25)
