"""The Python face of Selaras: the functions behind the commands, for scripts and notebooks."""

__version__ = "0.1.0"
