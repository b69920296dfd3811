"""The gate for everything that strangers send (security 6): no Django, no table, no file on a disk.

`gate` looks at name, size and first bytes; `child` starts `inspection` in a process of its own with limits, which alone
lets parsers near the content: `archives` for DOCX, ODT and XLSX, `portable` for PDF, `images` for portraits.
"""
