"""How well the engine does on labelled data: for developers, measured by `make bench`; not shipped."""
