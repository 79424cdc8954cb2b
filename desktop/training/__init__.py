"""Builds the model in resources/models/attribution: for developers, with torch; not shipped."""
