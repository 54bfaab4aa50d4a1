"""The desk for trademark filings: gazettes are looked through by `engines.filings`, and a person says what they make of each dossier."""
