"""The President's list: names proposed, considered by Members on a non-objection basis, decided by the Assembly.

Resolution 79/286, paragraph 9 and its footnote (R81-R92). The record of a list is confidential: what may be told
to whom is said in `telling`, and nothing else may be told.
"""
