"""Shared storage and TLS: notices and OUT on an S3 server, a cluster that only speaks with those it knows."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clusters import RunningCluster, cluster
from folders import Gate, batch, contents, environment, make_notices, notice, wait_until
from pyarrow import parquet

pytest.importorskip("distributed")
pytest.importorskip("s3fs")
server = pytest.importorskip("moto.server")
pytestmark = pytest.mark.slow

KEYS = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_DEFAULT_REGION": "us-east-1"}


class Bucket:
    """A bucket of an S3 server."""

    def __init__(self, client: Any, name: str) -> None:
        self.name, self._client = name, client
        client.create_bucket(Bucket=name)

    def put(self, key: str, data: bytes) -> None:
        self._client.put_object(Bucket=self.name, Key=key, Body=data)

    def get(self, key: str) -> bytes:
        data: bytes = self._client.get_object(Bucket=self.name, Key=key)["Body"].read()
        return data

    def delete(self, key: str) -> None:
        self._client.delete_object(Bucket=self.name, Key=key)

    def all(self, prefix: str) -> dict[str, bytes]:
        """Every object below, by its key."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix)
        return {found["Key"]: self.get(found["Key"]) for page in pages for found in page.get("Contents", ())}


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """The environment in which `s3://` is a server on the loopback address."""
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield KEYS | {"AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    running.stop()


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("gate") / "闸", part=3)


@pytest.fixture(scope="module")
def running(s3: dict[str, str], gate: Gate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    with cluster(tmp_path_factory.mktemp("dask"), hooks=s3 | gate.hooks) as found:
        yield found


@pytest.fixture
def bucket(s3: dict[str, str], request: pytest.FixtureRequest) -> Bucket:
    import boto3

    keys = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=s3["AWS_ENDPOINT_URL"], **keys)
    return Bucket(client, f"b{abs(hash(request.node.name))}")


def fill(bucket: Bucket, folder: Path) -> None:
    for path in folder.rglob("*.*"):
        bucket.put(f"notices/{path.relative_to(folder).as_posix()}", path.read_bytes())


def test_lines_in_and_out(s3: dict[str, str], running: RunningCluster, bucket: Bucket, tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 50)
    (folder / "坏.txt").write_bytes(b"")
    (folder / "草稿.tmp").write_bytes(b"1")
    fill(bucket, folder)
    source, out = f"s3://{bucket.name}/notices/", f"s3://{bucket.name}/notices/out/任务.jsonl"
    arguments = (source, "--exclude", "*.tmp", "-o", out, "--engine", "dask", "--scheduler", running.address)
    done = batch(*arguments, hooks=s3)
    assert done.returncode == 4, done.stderr
    found = bucket.all("notices/out/")
    parts = {key: data for key, data in found.items() if "/part-" in key}
    assert set(found) - set(parts) == {
        f"notices/out/任务.jsonl{more}" for more in (".manifest.sqlite", ".errors.jsonl")
    }
    notices = [json.loads(line) for data in parts.values() for line in data.decode().splitlines()]
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("关于*")}
    assert {notice["source"]["path"] for notice in notices} == {f"{source}{name}" for name in names}
    assert len(notices) == 50
    (error,) = map(json.loads, found["notices/out/任务.jsonl.errors.jsonl"].splitlines())
    assert (error["path"], error["code"]) == (f"{source}坏.txt", "YD003")

    local = tmp_path / "任务.jsonl"
    assert batch(folder, "--exclude", "*.tmp", "-o", local).returncode == 4
    here = {line["source"]["sha256"]: line for line in map(json.loads, local.read_text(encoding="utf-8").splitlines())}
    for there in notices:
        there["source"]["path"] = here[there["source"]["sha256"]]["source"]["path"]
        assert there == here[there["source"]["sha256"]]

    bucket.put("notices/坏.txt", notice(77).encode())
    bucket.put("notices/新.txt", notice(78).encode())
    gone = min(names)
    bucket.delete(f"notices/{gone}")
    done = batch(*arguments, hooks=s3)
    assert done.returncode == 0, done.stderr
    assert "这次处理 2 个" in done.stderr
    found = bucket.all("notices/out/")
    assert "notices/out/任务.jsonl.errors.jsonl" not in found
    lines = [line for key, data in found.items() if "/part-" in key for line in data.decode().splitlines()]
    paths = {json.loads(line)["source"]["path"] for line in lines}
    assert paths == {f"{source}{name}" for name in (names - {gone}) | {"坏.txt", "新.txt"}}


def test_tables_in_and_out(s3: dict[str, str], running: RunningCluster, bucket: Bucket, tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 30)
    fill(bucket, folder)
    source = f"s3://{bucket.name}/notices"
    dask = ("--engine", "dask", "--scheduler", running.address)
    assert batch(source, "-o", f"s3://{bucket.name}/out/任务.parquet", *dask, hooks=s3).returncode == 0
    listed = tmp_path / "清单"
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    listed.write_text("".join(f"{source}/{name}\n" for name in names), encoding="utf-8")
    here = tmp_path / "任务.parquet"
    assert batch("--from-file", listed, "-o", here, *dask, hooks=s3).returncode == 0
    found = bucket.all("out/任务.parquet/")
    for table in ("notices", "items", "units", "files"):
        there = [io.BytesIO(data) for key, data in found.items() if f"/{table}/" in key]
        rows = [str(row) for data in there for row in parquet.ParquetFile(data).read().to_pylist()]
        same = [str(row) for file in (here / table).iterdir() for row in parquet.ParquetFile(file).read().to_pylist()]
        assert sorted(rows) == sorted(same), table
        assert len(rows) >= 30


def test_killed_in_shared_storage(
    s3: dict[str, str], running: RunningCluster, bucket: Bucket, tmp_path: Path, gate: Gate
) -> None:
    fill(bucket, make_notices(tmp_path / "公文", 100))
    source = f"s3://{bucket.name}/notices/"
    dask = ("--engine", "dask", "--scheduler", running.address)
    assert batch(source, "-o", f"s3://{bucket.name}/whole/任务.jsonl", *dask, hooks=s3).returncode == 0
    whole = _parts(bucket, "whole/")
    command = [sys.executable, "-m", "ydparse", "batch", source, "-o", f"s3://{bucket.name}/out/任务.jsonl", *dask]
    with gate.closed():
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment(**s3))
        wait_until(lambda: len(_parts(bucket, "out/")) >= 3)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert 3 <= len(_parts(bucket, "out/")) < len(whole)
    assert batch(source, "-o", f"s3://{bucket.name}/out/任务.jsonl", *dask, hooks=s3).returncode == 0
    assert _parts(bucket, "out/") == whole


def _parts(bucket: Bucket, prefix: str) -> dict[str, bytes]:
    return {key.removeprefix(prefix): data for key, data in bucket.all(prefix).items() if "/part-" in key}


def test_what_cannot_be_had(s3: dict[str, str], running: RunningCluster, bucket: Bucket, tmp_path: Path) -> None:
    """Wrong addresses are told, each in a line."""
    folder = make_notices(tmp_path / "公文", 3)
    dask = ("--engine", "dask", "--scheduler", running.address)
    out = tmp_path / "好的" / "任务.jsonl"
    out.parent.mkdir()
    assert batch(folder, "-o", out, *dask, hooks=s3).returncode == 0
    before = contents(out)
    missing = batch(f"s3://{bucket.name}/没有", "-o", out, *dask, hooks=s3)
    assert missing.returncode == 3
    assert "YD001" in missing.stderr
    assert contents(out) == before
    for arguments, code in (
        ((folder, "-o", "s3://no-such-bucket-anywhere/任务.jsonl", *dask), "YD010"),
        ((folder, "-o", "nothing://there/任务.jsonl", *dask), "YD010"),
        ((folder, "-o", tmp_path / "任务.sqlite", *dask), "YD010"),
        ((folder, "-o", tmp_path / "任务", *dask), "YD010"),
        ((folder, "-o", f"s3://{bucket.name}/任务.jsonl"), "--engine dask"),
        ((f"s3://{bucket.name}/", "-o", tmp_path / "任务.jsonl"), "--engine dask"),
        ((folder, "-o", tmp_path / "任务.jsonl", "--scheduler", "tcp://127.0.0.1:9"), "--engine dask"),
        ((folder, "-o", tmp_path / "x.jsonl", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"), "YD016"),
        ((folder, "-o", tmp_path / "x.jsonl", "--engine", "dask", "--scheduler", "gopher://x"), "YD016"),
    ):
        done = batch(*arguments, hooks=s3 | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"})
        assert done.returncode == 2, done.stderr
        assert code in done.stderr, done.stderr


@pytest.mark.parametrize("library", ["distributed", "s3fs"])
def test_an_extra_that_is_missing(running: RunningCluster, tmp_path: Path, library: str) -> None:
    folder = make_notices(tmp_path / "公文", 3)
    blocked = tmp_path / "blocked"
    (blocked / library).mkdir(parents=True)
    (blocked / library / "__init__.py").write_text(f"raise ModuleNotFoundError(name={library!r})")
    hooks = {"PYTHONPATH": f"{blocked}:{environment()['PYTHONPATH']}"}
    out = tmp_path / "任务.jsonl" if library == "distributed" else "s3://somewhere/任务.jsonl"
    done = batch(folder, "-o", out, "--engine", "dask", "--scheduler", running.address, hooks=hooks)
    assert done.returncode == 2
    assert f"ydparse[{'dask' if library == 'distributed' else 's3'}]" in done.stderr


@pytest.mark.parametrize("way", ["options", "settings"])
def test_tls(tmp_path: Path, way: str) -> None:
    ca, certificate, key = _certificates(tmp_path / "tls", "青禾")
    folder, out = make_notices(tmp_path / "公文", 20), tmp_path / "任务.jsonl"
    said = ["--tls-ca-file", str(ca), "--tls-cert", str(certificate), "--tls-key", str(key)]
    options = ["--tls-ca", str(ca), "--tls-cert", str(certificate), "--tls-key", str(key)]
    settings = {
        "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(ca),
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT": str(certificate),
        "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY": str(key),
    }
    with cluster(tmp_path, tls=said) as guarded:
        assert guarded.address.startswith("tls://")
        dask = ["--engine", "dask", "--scheduler", guarded.address]
        quick = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}
        stranger = [str(path) for path in _certificates(tmp_path / "other", "白石")]
        for wrong in ([], ["--tls-ca", stranger[0], "--tls-cert", stranger[1], "--tls-key", stranger[2]]):
            refused = batch(folder, "-o", out, *dask, *wrong, hooks=quick)
            assert refused.returncode == 2, refused.stderr
            assert "YD016" in refused.stderr
        how = (options, {}) if way == "options" else ([], settings)
        done = batch(folder, "-o", out, *dask, *how[0], hooks=how[1])
    assert done.returncode == 0, done.stderr
    assert sum(len(part.read_text(encoding="utf-8").splitlines()) for part in out.iterdir()) == 20


def _certificates(folder: Path, name: str) -> tuple[Path, Path, Path]:
    """A certificate that vouches for itself, as authority and as everybody's own, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    folder.mkdir()
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    shutil.copy(paths[0], paths[1])
    private = serialization.PrivateFormat.PKCS8
    paths[2].write_bytes(key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption()))
    return paths


def test_what_others_have_in_shared_storage(
    s3: dict[str, str], running: RunningCluster, bucket: Bucket, tmp_path: Path
) -> None:
    """Refused wherever it is, and every object as it was."""
    folder = make_notices(tmp_path / "公文", 6)
    (folder / "坏.txt").write_bytes(b"")
    dask = ("--engine", "dask", "--scheduler", running.address)
    out = f"s3://{bucket.name}/out/任务.jsonl"

    def refused(said: str, *more: str) -> None:
        before = bucket.all("")
        done = batch(folder, "-o", out, *dask, *more, hooks=s3)
        assert (done.returncode, "YD010" in done.stderr, said in done.stderr) == (2, True, True), done.stderr
        after = bucket.all("")
        assert after.keys() == before.keys()
        manifest = "out/任务.jsonl.manifest.sqlite"
        noted = before.get(manifest, b"").startswith(b"SQLite")  # that there was a run
        assert {key for key in before if after[key] != before[key]} <= ({manifest} if noted else set())

    for place, said in (
        ("任务.jsonl/part-0000.jsonl", "不是 ydparse batch 所写"),
        ("任务.jsonl.errors.jsonl", "已有这个文件"),
        ("任务.jsonl.manifest.sqlite", "不是 ydparse 的清单"),
    ):
        bucket.put(f"out/{place}", b"mine\n")
        refused(said)
        bucket.delete(f"out/{place}")
    assert batch(folder, "-o", out, *dask, hooks=s3).returncode == 4
    for place in ("任务.jsonl/part-0000.jsonl", "任务.jsonl.errors.jsonl"):
        ours = bucket.get(f"out/{place}")
        bucket.put(f"out/{place}", ours + b"\n")
        refused("有人改过" if "errors" in place else "YD010")
        bucket.put(f"out/{place}", ours)
    bucket.put("out/任务.jsonl/part-0077.jsonl", b"mine\n")
    refused("已有这个文件")
    bucket.delete("out/任务.jsonl/part-0077.jsonl")
    assert batch(folder, "-o", out, *dask, hooks=s3).returncode == 4
    assert batch(f"s3://{bucket.name}/out/任务.jsonl/part-0000.jsonl", "-o", out, *dask, hooks=s3).returncode == 2
