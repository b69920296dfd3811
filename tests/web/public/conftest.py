from tests.invented import plain_files

__all__ = ["plain_files"]
