"""Forms for insurers: the request of a client as a workbook, and the answers read back.

:func:`~dms.io.rfp.writing.rfp_form` makes one workbook for one insurer from a brief;
:func:`~dms.io.rfp.reading.read_rfp` turns the filled one into an offer and terms. Both follow the
same description of the form, so what one writes the other understands.
"""

from dms.io.rfp.reading import read_rfp
from dms.io.rfp.result import RfpAnswer
from dms.io.rfp.writing import rfp_form

__all__ = ["RfpAnswer", "read_rfp", "rfp_form"]
