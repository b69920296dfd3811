"""The proxy file that is shipped, started for real: one origin, TLS, a stream that is not held back."""

import ipaddress
import json
import os
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rostrum.foundation import clock
from tests.programs import need
from tests.servers import FLOOR, PATIENCE, House, answers, free_ports, new_house, until

CONF = Path(__file__).parents[2] / "deploy" / "nginx.conf"
HOST = "hearing.example.org"


def certificate(folder: Path) -> None:
    """A certificate of this test alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = clock.moment(clock.now())
    names = [x509.DNSName(HOST), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))


@dataclass
class Proxy:
    house: House
    port: int
    folder: Path

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        trust = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        asked = urllib.request.Request(
            f"https://127.0.0.1:{self.port}{path}", headers={"Host": HOST} | headers
        )
        with urllib.request.urlopen(asked, context=trust, timeout=PATIENCE) as answer:  # noqa: S310 - the same
            return answer.status, answer.headers, answer.read()


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    program = need("nginx", "nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    house = new_house().prepare(rate=1)
    port = free_ports(1)[0]
    certificate(folder)
    server = CONF.read_text(encoding="utf-8")
    for was, now in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8000": f"127.0.0.1:{house.port}",
        "127.0.0.1:8001": f"127.0.0.1:{house.live_port}",
        "/etc/ssl/hearing.example.org.pem": str(folder / "cert.pem"),
        "/etc/ssl/private/hearing.example.org.key": str(folder / "key.pem"),
        "/var/log/nginx/rostrum.log": str(folder / "access.log"),
        "/var/log/nginx/rostrum-errors.log": str(folder / "errors.log"),
    }.items():
        assert was in server
        server = server.replace(was, now)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    http = f"http {{ {temporary} include {folder}/server.conf; }}"
    main = f"pid {folder}/pid; error_log {folder}/error.log; events {{}} {http}"
    (folder / "server.conf").write_text(server, encoding="utf-8")
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    more = {
        "ROSTRUM_BASE_URL": f"https://{HOST}",
        "ROSTRUM_LIVE_URL": f"https://{HOST}/live",
        "ROSTRUM_TRUSTED_PROXIES": "1",
    }
    house.start("serve", more=more)
    if os.geteuid() == 0:
        folder.chmod(0o755)
    process = subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
    try:
        until(lambda: answers(house.port, "/healthz"), "the pages")
        until(lambda: answers(port), "nginx")
        yield Proxy(house, port, folder)
    finally:
        process.terminate()
        process.wait(10)
        house.end()


def test_pages_come_over_tls_and_point_to_the_stream_of_the_same_origin(proxy: Proxy) -> None:
    status, headers, body = proxy.get("/en/events/tip-2025-hearing/")
    assert status == 200
    assert f'data-live="https://{HOST}/live"'.encode() in body
    assert f"connect-src 'self' https://{HOST};" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_the_stream_is_not_held_back(proxy: Proxy) -> None:
    """An act is heard while the stream stays open; a proxy that buffered would keep it."""
    trust = ssl.create_default_context(cafile=str(proxy.folder / "cert.pem"))
    address = f"https://127.0.0.1:{proxy.port}/live/{FLOOR}?audience=public"
    asked = urllib.request.Request(address, headers={"Host": HOST})
    with urllib.request.urlopen(asked, context=trust, timeout=PATIENCE) as stream:  # noqa: S310 - the same
        numbers = [json.loads(line[6:])["number"] for line in _data(stream, 1)]
        number = proxy.house.first.do("question", question=1)
        assert numbers == [number - 1]
        assert [json.loads(line[6:])["number"] for line in _data(stream, 1)] == [number]


def _data(stream: Iterator[bytes], count: int) -> list[bytes]:
    """The next messages that carry a state."""
    found: list[bytes] = []
    while len(found) < count:
        line = next(stream)
        if line.startswith(b'data: {"number"'):
            found.append(line)
    return found


def test_what_opens_a_door_stands_in_no_log(proxy: Proxy) -> None:
    token = "canary" * 4
    proxy.get(f"/en/floor/{token}/")
    proxy.get(f"/live/time?token={token}")
    # nginx itself refuses, and would say why with the whole request
    with pytest.raises(HTTPError, match="413"):
        proxy.get(f"/en/floor/{token}/", **{"Content-Length": str(10**9)})
    log = proxy.folder / "access.log"
    until(lambda: " 413 " in log.read_text(encoding="utf-8"), "the log")
    assert "/live/time?" in log.read_text(encoding="utf-8")
    assert "/en/floor/" in log.read_text(encoding="utf-8")
    logs = list(proxy.folder.glob("*.log"))
    assert {one.name for one in logs} == {"access.log", "error.log", "errors.log"}
    assert [one.name for one in logs if token in one.read_text(encoding="utf-8")] == []
