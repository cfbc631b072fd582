"""A kept page as its readers saw it, without its scripts, on an origin of its own (decision 35).

`door` says who may see what, `addresses` how it is asked for, `finding` which copy that is, `kinds` what its bytes are;
`tokens`, `markup`, `shadows` and `styles` write a page anew so that nothing of it runs and nothing is loaded from elsewhere; `answers`
puts it together, and `application` is what listens. Nothing of the sign-in, of the API or of forms is here.
"""
