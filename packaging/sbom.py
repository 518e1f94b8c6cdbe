"""The list of contents of the installers (SBOM): CycloneDX 1.6 in JSON.

Every work of others with its version, licence and, where a package index has it, its address there
(purl) and the SHA-256 of the very wheels that were unpacked, each of which the lock must name.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import lock
from checksums import digest
from keep import KeepList
from third_parties import Work, normal
from wheels import installed

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
# Modules of Python, to tell libraries from.
_MODULES = (".pyd", ".abi3.so", "-linux-gnu.so")
_KEPT = KeepList.read()


class NotLockedError(Exception):
    """A wheel is not one that the lock names."""


@dataclass(frozen=True)
class Product:
    """What the list is about.

    Args:
        name: the program's.
        version: the program's.
        seconds: when its sources were committed, since 1970.
        pythons: the version of Python on each platform.
        carried: the versions of Debian's packages whose libraries one edition brings along.
    """

    name: str
    version: str
    seconds: int
    pythons: Mapping[str, str]
    carried: Mapping[str, str] = field(default_factory=dict)


def written(
    product: Product, works: Iterable[Work], wheels: Mapping[str, Iterable[Path]], locked: Path
) -> str:
    """Return the list; the same input gives the same text.

    Args:
        product: what it is about.
        works: whose works are in it.
        wheels: the wheels that were unpacked, for each platform.
        locked: the lock file.

    Raises:
        NotLockedError: a wheel is not one of the lock's.
    """
    pins = lock.read(locked)
    found: dict[str, list[tuple[str, Path]]] = {}
    for platform, files in wheels.items():
        for wheel in sorted(files):
            found.setdefault(normal(wheel.name.split("-")[0]), []).append((platform, wheel))
    components: list[dict[str, object]] = []
    for work in works:
        if work.name == "Python":
            components += [_python(work, *which) for which in sorted(product.pythons.items())]
        elif work.distribution:
            components.append(_distribution(work, found.get(work.name, []), pins))
        else:
            components.append(_component(work, f"other:{work.name}"))
    components += [_carried(*which) for which in sorted(product.carried.items())]
    reference = f"{product.name}@{product.version}"
    references = [component["bom-ref"] for component in components]
    when = dt.datetime.fromtimestamp(product.seconds, dt.UTC)
    listed = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": reference,
                "name": product.name,
                "version": product.version,
            },
        },
        "components": components,
        "dependencies": [{"ref": reference, "dependsOn": references}],
    }
    # The number follows from what it numbers.
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed, ensure_ascii=False))
    listed = {**listed, "serialNumber": f"urn:uuid:{number}"}
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _component(work: Work, reference: str) -> dict[str, object]:
    about = " ".join(work.note.split())
    return {
        "type": "library",
        "bom-ref": reference,
        "name": work.name,
        **({"version": work.version} if work.version else {}),
        **({"description": about} if about else {}),
        "licenses": [{"expression": work.licence}],
    }


def _python(work: Work, platform: str, version: str) -> dict[str, object]:
    address = f"pkg:generic/python@{version}"
    return {
        **_component(work, f"{address}?platform={platform}"),
        "version": version,
        "purl": address,
        "properties": _on(platform),
    }


def _carried(name: str, version: str) -> dict[str, object]:
    address = f"pkg:deb/debian/{name}@{quote(version, safe='.~')}?arch=amd64"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "properties": _on("linux_x86_64.tar.xz"),
    }


def _distribution(
    work: Work, wheels: list[tuple[str, Path]], pins: Mapping[str, lock.Pin]
) -> dict[str, object]:
    address = f"pkg:pypi/{work.name}@{work.version}"
    pin = pins.get(work.name)
    if pin is None or pin.version != work.version or not wheels:
        raise NotLockedError(f"{work.name} {work.version} is not in the lock, or has no wheel")
    files: dict[str, str] = {}
    for _, wheel in wheels:
        files[wheel.name] = digest(wheel)
        if files[wheel.name] not in pin.hashes:
            raise NotLockedError(f"{wheel.name} is not the file that the lock names")
    libraries = [
        {"type": "file", "name": name, "properties": _on(platform)}
        for platform, wheel in wheels
        for name in _libraries(wheel)
    ]
    return {
        **_component(work, address),
        "purl": address,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"{address}?file_name={name}",
                "hashes": [{"alg": "SHA-256", "content": content}],
            }
            for name, content in files.items()
        ],
        **({"components": libraries} if libraries else {}),
    }


def _on(platform: str) -> list[dict[str, str]]:
    return [{"name": "ita-desktop:platform", "value": platform}]


def _libraries(wheel: Path) -> list[str]:
    """Return the native libraries of a wheel that are shipped and are no modules of Python."""
    with zipfile.ZipFile(wheel) as packed:
        names = (installed(name) for name in packed.namelist())
        return sorted(
            name
            for name in names
            if (".so" in name or name.endswith(".dll"))
            and not name.endswith(_MODULES)
            and _KEPT.keeps(name)
        )
