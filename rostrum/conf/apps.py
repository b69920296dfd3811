"""What happens once, when Django starts: engines answer their ports, tables of permissions come into force."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from rostrum.engines.bells import SocketBell
from rostrum.engines.clamd import Clamd
from rostrum.engines.mail import Server, SmtpPost
from rostrum.engines.typst import Typst
from rostrum.foundation.ports import NoPost, Post, ports


class HouseConfig(AppConfig):
    name = "rostrum.conf"
    label = "house"

    def ready(self) -> None:
        from rostrum.conf.courier import JobCourier  # noqa: PLC0415 - models are there only now

        autodiscover_modules("permissions", "letters", "audiences", "full_tables", "personal", "genders")
        ports.bell = SocketBell(settings.BELLS)
        ports.courier = JobCourier()
        ports.post = post()
        ports.typesetter = Typst()
        if settings.CLAMD:
            ports.scanner = Clamd(settings.CLAMD)


def post() -> Post:
    """Who hands mail over: the server of the settings, or nobody. A word that is neither is refused at start."""
    if settings.MAIL not in {"smtp", "held"}:
        raise ImproperlyConfigured("ROSTRUM_MAIL is smtp or held")
    if settings.MAIL_TLS not in {"starttls", "tls", "none"}:
        raise ImproperlyConfigured("ROSTRUM_MAIL_TLS is starttls, tls or none")
    if settings.MAIL == "held":
        return NoPost()
    server = Server(
        host=settings.MAIL_HOST or "localhost",
        port=settings.MAIL_PORT,
        tls=settings.MAIL_TLS,
        user=settings.MAIL_USER,
        password=settings.MAIL_PASSWORD,
        sender=settings.MAIL_FROM,
        bounces=settings.MAIL_BOUNCES,
    )
    return SmtpPost(server)
