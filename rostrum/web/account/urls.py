"""Addresses of staff accounts, below the language. Nobody signs up, and passwords are not mailed."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import include, path

from rostrum.web.account import home

urlpatterns = [
    path("account/", home.home, name="account_home"),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("account/factors/", include("allauth.mfa.urls")),
]
