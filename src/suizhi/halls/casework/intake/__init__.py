"""Intake: a person tells what happened, sees what was understood, which ways are open and why, and hands the matter in."""
