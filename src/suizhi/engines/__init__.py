"""Pure computation: no Django, no network, no clock; the caller passes `today`."""
