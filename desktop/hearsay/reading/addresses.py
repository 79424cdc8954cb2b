"""Which of the addresses that a page gives for itself is its own."""

from hearsay.domain.web_addresses import web_address


def first_address(candidates: list[str]) -> str:
    """Return the first address of a page; a site's front page, which careless sites name, only where no other is."""
    from urllib.parse import urlsplit

    fit = [address for address in map(web_address, candidates) if address]
    return next((address for address in fit if urlsplit(address).path.strip("/")), fit[0] if fit else "")
