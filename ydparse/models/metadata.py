"""The elements of a notice (公文要素)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from ydparse.models.base import Model


class Region(Model):
    """The division that the notice is about (行政区划)."""

    name: str | None = Field(default=None, description="行政区名称；全国性文件为 null")
    level: Literal["national", "province", "city", "county", "township"] = Field(
        description="层级：national 国家、province 省、city 市、county 县、township 乡镇"
    )
    code: str | None = Field(default=None, description="GB/T 2260 行政区划代码，不能确定时为 null")


class Elements(Model):
    """The elements of a notice that it prints, by GB/T 9704-2012."""

    title: str | None = Field(default=None, description="文件本身的标题（不含换行）")
    notice_title: str | None = Field(default=None, description="印发通知的标题（关于印发……的通知）")
    document_number: str | None = Field(default=None, description="发文字号（GB/T 9704-2012 7.2.5），去空白")
    issuer: tuple[str, ...] = Field(default=(), description="发文机关（7.2.4 发文机关标志、7.3.5 发文机关署名）")
    addressees: tuple[str, ...] = Field(default=(), description="主送机关（7.3.2）")
    issued_on: dt.date | None = Field(default=None, description="成文日期（7.3.5）")
    approved_on: dt.date | None = Field(default=None, description="会议审议通过的日期")
    published_on: dt.date | None = Field(default=None, description="网页的发布日期")
    printed_by: str | None = Field(default=None, description="印发机关（7.4.3）")
    printed_on: dt.date | None = Field(default=None, description="印发日期（7.4.3）")
    cc: tuple[str, ...] = Field(default=(), description="抄送机关（7.4.2）")
    effective_on: dt.date | None = Field(default=None, description="施行日期")
    valid_until: dt.date | None = Field(default=None, description="有效期的最后一日")
    plan_year: int | None = Field(default=None, description="计划所属年度；没有写明或为多年时为 null")


class Metadata(Elements):
    """The elements of the notice, by GB/T 9704-2012."""

    region: Region | None = Field(default=None, description="所属地区")
