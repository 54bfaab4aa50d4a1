"""The rules, by what they look at: the same signs, spelling, eye and ear, meaning, parts."""
