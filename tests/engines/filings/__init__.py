"""Tests of the review of filings."""
