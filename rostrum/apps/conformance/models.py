"""Nothing is kept: findings are made anew from what the other apps hold (D30)."""
