"""What the office needs around a case: who does it and who may not, when it is heard, how its time is kept, what it is joined with."""
