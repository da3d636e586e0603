"""The code on a sheet, held against ReportLab's own encoder."""

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from atelier.paper.codes import squares


@pytest.mark.parametrize("text", ["ATL-L2026-0412", "ATL-L2031-12345", "A", "0123456789ABCDEFGH-/"])
def test_the_code_is_the_one_that_others_draw(text: str) -> None:
    other = QRCode(1, QRErrorCorrectLevel.M)
    other.addData(text)
    other.makeImpl(False, 2)
    assert squares(text) == [[bool(square) for square in row] for row in other.modules]


@pytest.mark.parametrize("text", ["ATL-L2026-04120000000", "klein"])
def test_what_it_cannot_hold_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="twenty"):
        squares(text)
