"""Credit: what decided cases mean for those decided against, for how long, with notice, objection, repair and end; random inspection."""
