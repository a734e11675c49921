import re

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def click_id_of(value):
    """The click ID in what a browser has sent, or None for everything that is none: a lost attribution is no lost sale."""
    return value if isinstance(value, str) and UUID.fullmatch(value) else None
