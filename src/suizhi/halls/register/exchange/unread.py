"""Why a file, or a part of an archive, was not read at all: one sentence for each case, with what to do."""

from __future__ import annotations

from suizhi.kernel.errors import Place, Refusal

_SAID = {
    "source.unavailable": (
        "文件不存在或无权读取。",
        "The file does not exist or may not be read.",
        "请检查路径和权限。",
        "Check the path and its permissions.",
    ),
    "source.broken": (
        "文件读到一半出错。",
        "The file could not be read to its end.",
        "请重新取得该文件。",
        "Obtain the file again.",
    ),
    "source.not_a_file": (
        "不是普通文件（管道、设备或套接字），未读。",
        "This is no plain file but a pipe, a device or a socket, and was not read.",
        "请先把内容存成文件。",
        "Save its content to a file first.",
    ),
    "source.outside": (
        "链接指向文件夹，或指向所给文件夹以外，未读。",
        "The link leads to a folder, or out of the one given, and was not followed.",
        "请把文件本身放进文件夹。",
        "Put the file itself into the folder.",
    ),
    "archive.too_deep": (
        "压缩包嵌套过深。",
        "The archives are nested too deeply.",
        "请先解开内层压缩包。",
        "Unpack the inner archive first.",
    ),
    "archive.bomb": (
        "压缩包展开后过大或文件过多，已拒绝。",
        "The archive expands to too much, or to too many files, and was refused.",
        "请确认来源可信，并分批导入。",
        "Make sure of its origin and import it in parts.",
    ),
    "archive.encrypted": (
        "文件已加密。",
        "The member is encrypted.",
        "请解密后重新打包。",
        "Decrypt it and pack it again.",
    ),
    "archive.damaged": (
        "压缩包已损坏或不完整。",
        "The archive is damaged or incomplete.",
        "请重新下载或重新打包。",
        "Download or pack it again.",
    ),
}


def unread(code: str, place: str, error: object = "") -> Refusal:
    """The refusal of this code for what stands at `place`; `error` is what the machine said. Unavailable is not the same as empty."""
    zh, en, mend_zh, mend_en = _SAID[code]
    return Refusal(code, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, value=error, at=Place(place))
