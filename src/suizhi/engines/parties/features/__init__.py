"""The features of the party scorer: evidence for two names being one party, and doubts about it."""
