"""Marks for something that is still to be filled in."""

from __future__ import annotations

import re
from typing import Final

PLACEHOLDER: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:TODO|FIXME|TBD|TBC|TBA|X{3,}|x{3,})(?![A-Za-z0-9])"
    r"|\[(?=[^\]]*(?:NAME|DATE|COMPANY|ORGANI[SZ]ATION|CLIENT|CUSTOMER|TITLE|ADDRESS|ROLE|INSERT))[A-Z][A-Z _/-]*\]"
    r"|_{3,}|\?{3,}|(?i:lorem ipsum)"
    r"|某某|待定|待补充|待填写|此处填写|XX(?=[公有集单部银客省市区县镇路街号])"
    r"|[\[【](?:公司|单位|企业|客户|机构)名称[\]】]"
)
