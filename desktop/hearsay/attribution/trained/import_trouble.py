"""What keeps a package of the model's runtime from being imported, in a few words."""


def import_trouble(package: str, problem: ImportError) -> str:
    """Return it for the reader; what packages themselves say of it runs over pages of advice to programmers."""
    if isinstance(problem, ModuleNotFoundError):
        return f"{problem.name or package} is missing"
    return f"{package} cannot be loaded"
