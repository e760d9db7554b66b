"""plancheck: the Git-native linter and reporter for plans as code."""

__version__ = "0.1.0"

HOME = "https://github.com/plancheck/plancheck"
