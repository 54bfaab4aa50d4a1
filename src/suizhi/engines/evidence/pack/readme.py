"""The page that explains a pack to whoever opens it. A pack keeps the page that it was made with."""

from __future__ import annotations

TEXT = """\
证据包 · Evidence pack (suizhi-evidence/1)
==========================================

这是什么
--------
本压缩包内有证据原件（files/）、清单（manifest.json）、每件证据自接收起的保管记录（events.json）、记录与封存根之间的证明
（proofs.json），以及封存声明和时间戳（seals/）。无需联网，也无需出具机构的系统，任何人都可以核验。

一条命令核验
------------
    suizhi evidence verify 证据包.zip --json
    suizhi evidence verify 证据包.zip --trust 时间戳机构根证书.pem --require-timestamps

退出码 0 表示各环节一致；1 表示有环节不符，first_break 指出第一处；2 表示该文件不是证据包。
包内的根证书由出具方放入。证明力要求高时，请向时间戳机构另行取得根证书，用 --trust 指定，或核对其 SHA-256 指纹。

不用本系统，逐步核验
--------------------
1. 文件未变：       sha256sum -c SHA256SUMS
2. 国密摘要：       openssl dgst -sm3 files/0001.*      与 manifest.json 中的 sm3 比对
3. 时间戳：         openssl ts -verify -data seals/000001/statement.json \\
                        -in seals/000001/timestamp.tsr -CAfile seals/000001/root.pem
   时间与签发者：   openssl ts -reply -in seals/000001/timestamp.tsr -text
4. 保管记录：       每条记录去掉 digest 后按键名排序、不留空格写成 UTF-8 JSON，其 SHA-256 即 digest；
                    item_previous 是该证据上一条记录的 digest（第一条为 64 个 0）。
5. 封存根：         叶 = SHA-256(0x00 ‖ digest 的 32 字节)，节点 = SHA-256(0x01 ‖ 左 ‖ 右)（RFC 6962）；
                    按 proofs.json 的 path 逐层计算，应得 statement.json 的 root。

时间戳证明的是：封存声明中的内容在该时刻已经存在，此后未变。接收之前的来源，见清单中的来源、设备、操作者和见证。

What this is
------------
The archive holds the evidence (files/), a manifest (manifest.json), each item's chain of custody from its receipt on (events.json),
the proofs that tie the events to sealed roots (proofs.json), and the sealed statements with their timestamps (seals/). Anybody can
verify it, offline and without the system of whoever issued it.

With one command
----------------
    suizhi evidence verify PACK.zip --json
    suizhi evidence verify PACK.zip --trust AUTHORITY-ROOT.pem --require-timestamps

Exit code 0: every link holds. 1: one does not, and first_break names the first. 2: the file is no evidence pack.
The root certificate in the pack was put there by the issuer. Where much depends on it, get the authority's root certificate from the
authority and name it with --trust, or compare its SHA-256 fingerprint.

By hand
-------
1. The files:       sha256sum -c SHA256SUMS
2. SM3:             openssl dgst -sm3 files/0001.*      and compare with sm3 in manifest.json
3. The timestamps:  openssl ts -verify -data seals/000001/statement.json \\
                        -in seals/000001/timestamp.tsr -CAfile seals/000001/root.pem
   When, by whom:   openssl ts -reply -in seals/000001/timestamp.tsr -text
4. The events:      an event without its digest, as UTF-8 JSON with sorted keys and no spaces, has the SHA-256 that is its digest;
                    item_previous is the digest of the item's event before it (64 zeros in the first).
5. The roots:       leaf = SHA-256(0x00 || the 32 bytes of the digest), node = SHA-256(0x01 || left || right) (RFC 6962);
                    following the path in proofs.json from the leaf gives the root in statement.json.

A timestamp proves that what the statement seals existed at that moment and has not changed since. For where it came from before it
was received, see source, device, operator and witness in the manifest.
"""
