"""One field in, the parts of a name out, and back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain import CitizenNumber, NameOrder, Refusal, TextTooLong
from atelier.people.folding import fold, split_words
from atelier.people.names import Name, parse_name
from atelier.people.prefixes import shortened


@pytest.mark.parametrize(
    ("typed", "given_name", "prefix", "family"),
    [
        ("Toos van den Berg", "Toos", "van den", "Berg"),
        ("Berg, Toos van den", "Toos", "van den", "Berg"),
        ("van den Berg, Toos", "Toos", "van den", "Berg"),
        ("Berg, van den, Toos", "Toos", "van den", "Berg"),
        ("Toos v.d. Berg", "Toos", "v.d.", "Berg"),
        ("Toos v. d. Berg", "Toos", "v. d.", "Berg"),
        ("vd Berg", "", "vd", "Berg"),
        ("Berg", "Berg", "", ""),
        ("Tesfay", "Tesfay", "", ""),
        ("李明", "李明", "", ""),
        ("Anja Janssen-Smits", "Anja", "", "Janssen-Smits"),
        ("Anja Janssen - Smits", "Anja", "", "Janssen-Smits"),
        ("Anja Jansen-de Wit", "Anja", "", "Jansen-de Wit"),
        ("Jan Willem de Boer", "Jan Willem", "de", "Boer"),
        ("El Amrani", "", "El", "Amrani"),
        ("Fatima El Amrani-van 't Hof", "Fatima", "El", "Amrani-van 't Hof"),
        ("Fatima Ben Ali", "Fatima", "", "Ben Ali"),
        ("Ben Ali, Fatima", "Fatima", "", "Ben Ali"),
        ("Ben Bakker", "Ben", "", "Bakker"),
        ("Jan van ’t Hof", "Jan", "van ’t", "Hof"),
        ("Jan d'Hondt", "Jan", "d'", "Hondt"),
        ("Jan 's-Gravesande", "Jan", "'s-", "Gravesande"),
        ("Lien Tjon A Tsien", "Lien", "", "Tjon A Tsien"),
        ("V. Smit", "V.", "", "Smit"),
        ("Bakker, Al", "Al", "", "Bakker"),
        ("Mw. M. Jansen", "M.", "", "Jansen"),
        ("Иван Петров", "Иван", "", "Петров"),
        ("Jan van", "Jan", "", "van"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_taken_apart(typed: str, given_name: str, prefix: str, family: str) -> None:
    assert parse_name(typed) == Name(given=given_name, prefix=prefix, family=family)


@pytest.mark.parametrize(
    ("typed", "listed", "at_desk", "initials"),
    [
        ("Toos van den Berg", "van den Berg, Toos", "Toos v.d. B.", "T. v.d. B."),
        ("Toos vd Berg", "vd Berg, Toos", "Toos v.d. B.", "T. v.d. B."),
        ("Fatima el Amrani", "el Amrani, Fatima", "Fatima el A.", "F. el A."),
        ("Jan van 't Hof", "van 't Hof, Jan", "Jan v. 't H.", "J. v. 't H."),
        ("Jan d'Hondt", "d'Hondt, Jan", "Jan d'H.", "J. d'H."),
        ("Anne-Marie IJzerman", "IJzerman, Anne-Marie", "Anne-Marie IJ.", "A.M. IJ."),
        ("J.W. Bakker", "Bakker, J.W.", "J.W. B.", "J.W. B."),
        ("Tesfay", "Tesfay", "Tesfay", "T."),
        ("ślimak ångström", "ångström, ślimak", "ślimak Å.", "Ś. Å."),
    ],
)
def test_a_name_is_written_as_it_is_needed(
    typed: str, listed: str, at_desk: str, initials: str
) -> None:
    name = parse_name(typed)
    assert (name.list_name, name.desk_name, name.initials) == (listed, at_desk, initials)


@pytest.mark.parametrize(
    ("order", "full", "key"),
    [
        (NameOrder.OWN, "J. Jansen", "jansen"),
        (NameOrder.PARTNER, "J. de Wit", "wit"),
        (NameOrder.PARTNER_OWN, "J. de Wit-Jansen", "wit"),
        (NameOrder.OWN_PARTNER, "J. Jansen-de Wit", "jansen"),
    ],
)
def test_a_partners_name_is_used_in_four_ways(order: NameOrder, full: str, key: str) -> None:
    name = Name(
        given="J.", prefix="", family="Jansen", partner_prefix="de", partner="Wit", order=order
    )
    assert name.full_name == full
    assert name.sort_key.split()[0] == key


def test_dutch_lists_sort_on_the_core() -> None:
    sorted_names = [
        *("El Amrani", "van den Berg", "de Boer", "'s-Gravesande", "ten Have", "van 't Hof"),
        *("d'Hondt", "Iersel", "van IJzendoorn", "Oosterhuis", "Öztürk", "Şahin", "Ypma"),
    ]
    names = [parse_name(f"{name}, Jo") for name in reversed(sorted_names)]
    names.sort(key=lambda name: name.sort_key)
    assert [name.surname for name in names] == sorted_names


def test_the_same_key_is_the_same_name() -> None:
    keys = {parse_name(text).sort_key for text in ("Jan van den Berg", "JAN VAN DEN BÉRG")}
    assert len(keys) == 1
    assert parse_name("Jan van der Berg").sort_key not in keys


def test_a_prefix_before_a_core_like_ben_is_the_core() -> None:
    assert Name(given="Fatima", prefix="Ben", family="Ali").cleaned().family == "Ben Ali"


def test_too_long_is_refused_and_long_is_kept() -> None:
    assert parse_name("x" * 100).list_name == "x" * 100
    assert len(parse_name(f"{'a' * 50} van {'b' * 50}").full_name) == 105
    for text in ("x" * 10_000, f"{'a' * 90} {'b' * 20}", f"Jan van {'b' * 121}"):
        with pytest.raises(TextTooLong):
            parse_name(text)


def test_a_citizen_number_is_refused_in_any_shape() -> None:
    for text in ("Jan 111222333", "111-222-333 Jan", "Jansen, 111.222.333", "１１１２２２３３３"):
        with pytest.raises(CitizenNumber) as caught:
            parse_name(text)
        assert "111" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Şahin Łukasz Øster Đặng", "sahin lukasz oster dang"),
        ("Größe Ĳsbrand Meÿer Yılmaz", "grosse ijsbrand meijer yilmaz"),
        ("Æro Œuvre", "aero oeuvre"),
        ("Иван", "иван"),
    ],
)
def test_folding_leaves_the_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


_NAMES = st.lists(
    st.sampled_from(
        ["Jan", "van", "den", "de", "'t", "d'Hondt", "Öz-Berg", "El", ",", "v.d.", "Ben"]
    )
    | st.text(min_size=1, max_size=12),
    max_size=8,
).map(" ".join)


@given(_NAMES)
def test_every_text_is_a_name_or_is_refused(text: str) -> None:
    try:
        name = parse_name(text)
    except Refusal:
        return
    for part in (name.given, name.prefix, name.family):
        assert part == unicodedata.normalize("NFC", part)
        assert part == " ".join(part.split())
    assert name.cleaned() == name
    assert name.desk_name or not text.replace(",", "").strip() or not name.full_name
    assert repr(name) == "<Name>"


@given(_NAMES)
def test_no_letter_is_lost(text: str) -> None:
    try:
        name = parse_name(text.replace(".", ""))
    except Refusal:
        return
    kept = sorted(letter for letter in name.full_name if letter.isalnum())
    typed = sorted(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isalnum() and unicodedata.category(letter) not in {"Cn", "Co", "Cs"}
    )
    assert kept == typed


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(split_words(word) == [word] for word in split_words(text))


def test_prefixes_are_shortened_by_hand() -> None:
    shorts = {"van der": "v.d.", "op den": "o.d.", "in 't": "i. 't", "ter": "ter", "El": "El"}
    assert {prefix: shortened(prefix) for prefix in shorts} == shorts
