"""What terms of a contract say, in words: one place for each, whoever shows them.

A brief, a comparison, a form and a letter all speak of the same terms. What terms leave open has no
words here (None); each place says "not stated" in its own way.
"""
