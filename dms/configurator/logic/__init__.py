"""Logic: what follows from choices under the rules of an offer, why, and what contradicts what.

It knows names and clauses, nothing of insurance. The models are tiny (some 200 things to choose and
500 clauses), so a few pages of code answer at once, and the same way each time; a solver library
would be the heaviest dependency of the project.
"""
