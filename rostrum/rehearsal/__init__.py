"""The simulated people of a rehearsal. They come in by the doors real people use, and by no other (D26)."""
