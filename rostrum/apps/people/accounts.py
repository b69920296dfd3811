"""Accounts of the staff, made by the installation's own command line."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal


def create_account(*, email: str, name: str, password: str) -> Account:
    """A new account; nobody signs up by themselves, and a second factor is asked for at the first sign-in.

    Refused: email_not_read, email_taken, name_needed, password_weak (with what is wrong with it).
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refusal("email_not_read", email=email) from error
    if not name.strip():
        raise Refusal("name_needed")
    if Account.objects.filter(email=email.lower()).exists():
        raise Refusal("email_taken", email=email)
    try:
        validate_password(password, Account(email=email, name=name))
    except ValidationError as error:
        raise Refusal("password_weak", why=" ".join(error.messages)) from error
    return Account.objects.create_user(email=email, password=password, name=name.strip())
