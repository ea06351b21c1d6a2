"""Compiled templates kept in memory, so that those that ship are compiled once and not for every document."""

from __future__ import annotations

from typing import Final

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Compiled templates by their name and content; what a child process compiles is gone with it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was compiled before."""
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled just now."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED: Final = Compiled()
