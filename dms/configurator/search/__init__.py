"""Search: the best programmes for a group, exact, on numbers alone.

It knows nothing of insurance: a slot is a kind of care, an alternative one way to take it or leave
it, a clause a rule between them. What is found equals what trying everything would find.

* `crowd`, `alternative`, `task`: what is asked.
* `dominance`, `agenda`: what need not be tried, and in which order the rest is decided.
* `sieve`, `patterns`, `bounds`, `costs`: what the decisions so far leave open, and how cheap the
  rest can get.
* `branching`, `frontier`: the search itself.
* `joining`, `staircase`: several answers become one.
"""
