"""Model fields for personal data.

    class Person(models.Model):
        ref = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
        phone = EncryptedTextField(row="ref")
        phone_index = BlindIndexField(of="phone")

    Person.objects.filter(phone_index__in=candidates(Person, "phone_index", "138 0000 0000"))

A sealed field opens when it is read from the instance, so that lists that do not show it never hold it in clear. What would go round
the sealing (`update`, `bulk_update`, lookups by value) is refused.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from suizhi.commons.personal.sealing import Sealed, blind, blinds, seal, unseal


def new_ref() -> str:
    """A key that tells a row apart before it is saved: sealed fields are bound to it."""
    return uuid.uuid4().hex


class _Opening(DeferredAttribute):
    """Opens the sealed text when the attribute is read. With `__set__` it comes before the instance's own dictionary."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        value = instance.__dict__[name] if name in instance.__dict__ else super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = unseal(value, self.field.place(instance))  # type: ignore[attr-defined]
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that stands sealed in the database. `row` names the field that tells the row apart and never changes, set before saving."""

    descriptor_class = _Opening

    def __init__(self, *args: Any, row: str, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "row": self.row}

    def place(self, instance: models.Model) -> str:
        """What a text of this row is bound to. Raises ValueError where the row has no key yet."""
        key = getattr(instance, self.row)
        if key in (None, ""):
            raise ValueError(f"{self.row} must be set before {self.name} is sealed")
        return f"{self.model._meta.label}.{self.name}:{key}"

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        """Kept as it is until somebody reads it."""
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """What is saved: sealed now, or as it was where nobody has opened it and its row is the same."""
        held = model_instance.__dict__.get(self.attname)
        if held is None or isinstance(held, Sealed):
            return held
        return seal(str(held), self.place(model_instance))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Whatever reaches the database has been sealed. Raises TypeError where it goes round `save()`."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is sealed by save(); it cannot be written by update() or bulk_update()")
        return None if value is None else str(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value can be asked; a `BlindIndexField` finds one."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed and cannot be looked up; use its blind index")
        return super().get_lookup(lookup_name)


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """Finds rows by a sealed field's value without holding it: HMAC of the value, kept in step by `save()`."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        kwargs = {"max_length": 48, "db_index": True, "editable": False, "null": True, **kwargs}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "of": self.of}

    @property
    def column_name(self) -> str:
        """What an index is bound to: equal values of two columns have different indexes."""
        return f"{self.model._meta.label}.{self.of}"

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        """The index of what the sealed field says now."""
        if isinstance(model_instance.__dict__.get(self.of), Sealed) and not add:
            return getattr(model_instance, self.attname)  # type: ignore[no-any-return]
        value = getattr(model_instance, self.of)
        index = None if value in (None, "") else blind(str(value), self.column_name)
        setattr(model_instance, self.attname, index)
        return index


def candidates(model: type[models.Model], index: str, value: str) -> list[str]:
    """What to look for in a blind index, under every key: `filter(phone_index__in=candidates(Person, "phone_index", value))`."""
    field = model._meta.get_field(index)
    if not isinstance(field, BlindIndexField):
        raise FieldError(f"{index} is no blind index")
    return blinds(value, field.column_name)


def sealed_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    """The sealed fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
