"""Telling other systems what happened: a port for messages over HTTP, and the signature by which a receiver knows us."""
