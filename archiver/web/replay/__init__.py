"""Shows a kept page as its readers saw it, without its scripts, on an origin of its own (decision 35).

`door`: who may see what; `addresses`: how copies are addressed; `copies`: which copy an address means; `kinds`: what
its bytes are; `tokens`, `markup`, `shadows` and `styles`: rewrite a page so that it runs nothing and loads nothing from
elsewhere; `answers`: builds the responses; `application`: the ASGI application. Replay has no sign-in, no API, no
forms.
"""
