"""The few phrases that the markup itself says, in the language of the document."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENTS: Final = "Contents"
SKIP: Final = "Skip to the text"
SAVE: Final = "Save answers"
SAVED: Final = "The answers lie in your downloads folder as a file; nothing was sent"
CHOOSE: Final = "please choose"
REQUIRED: Final = "required"
ANNEX: Final = "Annex {number}"

MSGIDS: Final = (CONTENTS, SKIP, SAVE, SAVED, CHOOSE, REQUIRED, ANNEX)
"""Every phrase, as a message catalogue lists it."""

_CHINESE: Final = MappingProxyType(
    {
        CONTENTS: "目录",
        SKIP: "跳到正文",
        SAVE: "保存答卷",
        SAVED: "答卷已作为文件保存到下载文件夹，未向任何地方发送",
        CHOOSE: "请选择",
        REQUIRED: "必填",
        ANNEX: "附录 {number}",
    }
)
_ENGLISH: Final = MappingProxyType({phrase: phrase for phrase in MSGIDS})


def words(language: str) -> Mapping[str, str]:
    """The phrases in a language (BCP 47), in English where the language is not known."""
    return _CHINESE if language.split("-")[0] == "zh" else _ENGLISH
