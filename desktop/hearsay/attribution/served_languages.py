"""Which languages the attribution model was made for, and what to tell the reader of an article in another."""

_SERVED = frozenset({"en"})
_NAMES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def is_served(language: str) -> bool:
    """True where the model reads the language of this BCP 47 tag; an article that names none is taken for English."""
    return not language or language.partition("-")[0].lower() in _SERVED


def notice_for(language: str) -> str:
    """Return what to tell the reader of an article in this language; an empty string where the model reads it."""
    if is_served(language):
        return ""
    primary = language.partition("-")[0].lower()
    name = _NAMES.get(primary, f"the language “{primary}”")
    return (
        f"The attribution model does not read {name}: articles in it show their quotations and what the built-in rules "
        "find, and their colours are less sure."
    )
