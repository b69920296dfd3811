"""Every act about files: taking one in, looking for what is in it, and deleting it."""

from rostrum.apps.documents.operations.erase import clear_lost_files, erase_file, erase_files, forget_files
from rostrum.apps.documents.operations.receive import Examined, Upload, bring_file, examine_file, keep_file
from rostrum.apps.documents.operations.scan import scan_file

__all__ = [
    "Examined",
    "Upload",
    "bring_file",
    "clear_lost_files",
    "erase_file",
    "erase_files",
    "examine_file",
    "forget_files",
    "keep_file",
    "scan_file",
]
