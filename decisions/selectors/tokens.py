"""The API tokens of a person."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from decisions.models.api_token import ApiToken


def tokens_of(user: AbstractBaseUser) -> QuerySet[ApiToken]:
    """The person's tokens, newest first; the tokens themselves cannot be read again."""
    tokens: QuerySet[ApiToken] = ApiToken.objects.filter(user_id=user.pk).order_by("-created", "digest")
    return tokens
