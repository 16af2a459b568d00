"""Which addresses of the network may be reached: public ones, unless private ones are allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from polgraph.ontology.errors import ErrorCode, PolgraphError

Resolve = Callable[[str, int], list[str]]
"""From the name of a host and a port to the addresses it has."""
RESOLVE_SECONDS = 10.0
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOW = 0xFFFFFFFF


def resolved(host: str, port: int, seconds: float = RESOLVE_SECONDS) -> list[str]:
    """The addresses of a host, as the system knows them.

    Raises:
        OSError: it has none; TimeoutError if none are known after so many seconds.
    """
    done: Future[list[str]] = Future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            done.set_result(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            done.set_exception(error)

    # The system's function takes no limit of time and cannot be stopped: it is left behind, and ends with the process.
    Thread(target=look_up, daemon=True).start()
    return done.result(seconds)


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also where it wraps an older one (mapped, NAT64, 6to4)."""
    try:
        one = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner: ipaddress.IPv4Address | None = None
    if isinstance(one, ipaddress.IPv6Address):
        teredo = one.teredo[1] if one.teredo else None
        inner = one.ipv4_mapped or one.sixtofour or teredo
        if one in _NAT64:
            inner = ipaddress.IPv4Address(int(one) & _LOW)
    if inner is not None:
        return is_public(str(inner))
    return one.is_global and not one.is_multicast


def reachable(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses to connect to: asked for once and then connected to, so that no second answer can differ.

    Args:
        host: name or address.
        port: the port.
        resolve: finds the addresses of a host.
        allow_private: whether private and loopback addresses are allowed.

    Raises:
        PolgraphError: INPUT_NOT_FOUND if the host has no address, INPUT_INVALID if any of them is not public.
    """
    try:
        addresses = resolve(host.strip("[]"), port)
    except TimeoutError as error:
        problem = f"Nothing says within {RESOLVE_SECONDS:.0f} seconds where the host {host} is."
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the connection, and try again.") from error
    except (OSError, UnicodeError) as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"The host {host} is not known.", "Check the address."
        ) from error
    if not addresses:
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, f"The host {host} has no address.", "Check the address.")
    if not allow_private and not all(map(is_public, addresses)):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"The host {host} is at a private address.",
            "If it is meant, allow it with --allow-private.",
        )
    return addresses
