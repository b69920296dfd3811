"""How one comes to take part: the ways in, the life of a registration, and what is asked for and why."""
