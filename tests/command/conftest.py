from tests.invented import event, link, now, person, plain_files, rehearsal, staff

__all__ = ["event", "link", "now", "person", "plain_files", "rehearsal", "staff"]
