"""The forms of numbers Suizhi knows: their names in two languages, and the mark printed before the number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One form: titles say what the number is; marks are printed before it (empty when the number carries its own)."""

    zh: str
    en: str
    mark_zh: str = ""
    mark_en: str = ""

    def title(self, lang: str) -> str:
        """The title in Chinese (`zh…`) or English (anything else)."""
        return self.zh if lang.startswith("zh") else self.en

    def mark(self, lang: str) -> str:
        """The mark in Chinese (`zh…`) or English (anything else)."""
        return self.mark_zh if lang.startswith("zh") else self.mark_en


FORMS = {
    "cn.application.new": Form("中国专利申请号（12位加校验位）", "Chinese patent application number (12+1)", "ZL", "ZL"),
    "cn.application.old": Form("中国专利申请号（8位加校验位）", "Chinese patent application number (8+1)", "ZL", "ZL"),
    "us.application": Form("美国专利申请号", "US patent application number"),
    "ep.application": Form("欧洲专利申请号", "European patent application number"),
    "pct.application": Form("国际申请号", "PCT application number"),
    "jp.application": Form("日本申请号", "Japanese application number"),
    "kr.application": Form("韩国申请号", "Korean application number"),
    "tw.application": Form("台湾地区专利申请号", "Taiwan patent application number"),
    "any.application": Form("外国申请号（未校验）", "foreign application number (form not checked)"),
    "cn.publication.early": Form("中国专利文献号（1985—1988，以申请号为号）", "Chinese document number of 1985-1988"),
    "cn.publication.7": Form("中国专利文献号（7位）", "Chinese document number (7 digits)"),
    "cn.publication.9": Form("中国专利文献号（9位）", "Chinese document number (9 digits)"),
    "us.application_publication": Form("美国专利申请公开号", "US application publication number"),
    "us.grant": Form("美国专利号", "US patent number"),
    "us.design": Form("美国外观设计专利号", "US design patent number"),
    "us.reissue": Form("美国再颁专利号", "US reissue patent number"),
    "us.plant": Form("美国植物专利号", "US plant patent number"),
    "us.statutory": Form("美国法定发明登记号", "US statutory invention registration"),
    "us.defensive": Form("美国防卫性公开号", "US defensive publication"),
    "ep.publication": Form("欧洲专利文献号", "European document number"),
    "wo.publication": Form("国际公开号", "PCT publication number"),
    "tw.certificate": Form("台湾地区专利证书号", "Taiwan patent certificate number"),
    "tw.publication": Form("台湾地区专利公开号", "Taiwan publication number"),
    "tw.announcement": Form("台湾地区专利公告号（旧）", "Taiwan announcement number (old)"),
    "jp.publication": Form("日本专利公开号", "Japanese publication number"),
    "jp.grant": Form("日本专利号", "Japanese patent number"),
    "kr.publication": Form("韩国公开号", "Korean publication number"),
    "kr.grant": Form("韩国登记号", "Korean registration number"),
    "any.publication": Form("外国专利文献号（未校验）", "foreign document number (form not checked)"),
    "cn.mark": Form("中国商标申请号/注册号", "Chinese trademark number", "注册号", "Reg. No."),
    "cn.mark.international": Form(
        "国际注册商标（领土延伸至中国）", "international registration extended to China", "国际注册号", "Int. Reg. No."
    ),
    "wo.mark": Form("马德里国际注册号", "Madrid international registration", "国际注册号", "Int. Reg. No."),
    "us.mark.serial": Form("美国商标申请号", "US trademark serial number", "美国商标申请号", "US Serial No."),
    "us.mark.registration": Form("美国商标注册号", "US trademark registration number", "美国商标注册号", "US Reg. No."),
    "any.mark": Form("外国商标号（未校验）", "foreign trademark number (form not checked)"),
    "any.design": Form("外国外观设计登记号（未校验）", "foreign design number (form not checked)"),
    "cn.software.registration": Form("计算机软件著作权登记号", "software copyright registration number", "登记号", "Reg. No."),
    "cn.software.certificate": Form("计算机软件著作权证书号", "software copyright certificate number"),
    "cn.work.registration": Form("作品著作权登记号", "copyright registration number of a work"),
    "cn.layout": Form("集成电路布图设计登记号", "layout-design registration number", "登记号", "Reg. No."),
    "cn.gi.agricultural": Form("农产品地理标志登记编号", "agricultural geographical indication number"),
    "cn.gi.announcement": Form("地理标志保护公告号", "geographical indication announcement number"),
    "cn.data_ip": Form("数据知识产权登记证号（各地形式不一，未校验）", "data IP certificate number (forms differ by place; not checked)"),
    "cn.credit_code": Form("统一社会信用代码", "unified social credit code"),
}
"""Every form by its stable name. `any.*` forms are taken as they stand: their offices' own checks are not known here."""
