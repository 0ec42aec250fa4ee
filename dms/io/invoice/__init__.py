r"""Invoices of insurers by person: what each one costs or gives back, read with all problems.

>>> listed = "Таб. №;Сумма к доплате\n17;17 644,18\nИтого;17 644,18\n"
>>> invoice = read_invoice(listed.encode(), name="invoice.csv")
>>> invoice.ok, invoice.total, invoice.stated_total, invoice.rows[0].id
(True, Decimal('17644.18'), Decimal('17644.18'), '17')
"""

from dms.io.invoice.reader import read_invoice
from dms.io.invoice.result import InvoiceImport, InvoiceRow

__all__ = ["InvoiceImport", "InvoiceRow", "read_invoice"]
