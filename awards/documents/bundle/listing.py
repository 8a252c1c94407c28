"""What a ZIP says of itself: index.json for programs, a plain letter for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from awards.documents.bundle.binding import Body, BoundSet
from awards.documents.bundle.contents import Piece
from awards.documents.bundle.names import BOUND, EVIDENCE, INDEX_PAPER, word_name
from awards.documents.bundle.signatures import signatures_of
from awards.queries.folders import Folder
from campaigns.documents.binding import page_count
from campaigns.rules.vietnamese import count_words, short_date

SUMS, INDEX, README = "SHA256SUMS", "index.json", "DOC-TOI.txt"
SCHEMA = 2


def index_json(body: Body, bound: Sequence[BoundSet], files: Mapping[str, bytes]) -> bytes:
    """index.json, schema 2: papers, evidence and bound sets with pages, sums, signatures and exceptions."""
    folder, contents = body.contents.folder, body.contents
    firsts = iter(body.first_pages)
    papers = [_paper(folder, piece, next(firsts), files) for piece in contents.pieces]
    evidence = [
        {
            "file": each.file,
            "name": each.proof.paper.title,
            "reference": each.proof.paper.number,
            "date": each.proof.paper.dated.isoformat() if each.proof.paper.dated else None,
            "nominee": each.nominee,
            "criterion": each.proof.criterion,
            "proves": [{"criterion": one.criterion, "place": one.place} for one in each.proof.citations],
            "first_page": first,
            "pages": page_count(each.pdf) if each.pdf else 0,
            "enclosed_because": each.reason,
            "sha256": each.proof.paper.sha256,
        }
        for each, first in zip(contents.enclosures, firsts, strict=True)
    ]
    content = {
        "schema": SCHEMA,
        "organisation": folder.period.campaign.organisation.name,
        "campaign": folder.period.campaign.code,
        "period": folder.period.code,
        "award_form": folder.award_form.code,
        "award_form_name": folder.award_form.name,
        "draft": contents.is_draft,
        "hand_over": folder.turn if folder.dossier else None,
        "sets": folder.sets,
        "originals": folder.originals,
        "last_day": folder.last_day.isoformat(),
        "pages": body.pages,
        "index": {"file": INDEX_PAPER, "pages": page_count(body.index), "sha256": _sum(body.index)},
        "papers": papers,
        "evidence": evidence,
        "bound": [
            {
                "file": f"{BOUND}/{each.name}",
                "set": each.place,
                "original": each.is_original,
                "pages": page_count(each.pdf),
                "sha256": _sum(each.pdf),
            }
            for each in bound
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def read_me(body: Body, bound: Sequence[BoundSet]) -> bytes:
    """DOC-TOI.txt: what the ZIP holds and how to check it without the portal."""
    folder = body.contents.folder
    lines = [
        f"HỒ SƠ {folder.award_form.name.upper()} – {folder.period.name.upper()}",
        f"{folder.period.campaign.organisation.name}",
        "",
        *(
            ["ĐÂY LÀ BẢN NHÁP: hồ sơ chưa phát hành đủ văn bản, không dùng để nộp.", ""]
            * body.contents.is_draft
        ),
        "Tệp này gồm:",
        f"- {INDEX_PAPER}: mục lục, ghi trang bắt đầu của từng văn bản trong bản đóng quyển;",
        f"- {count_words(len(body.contents.pieces))} văn bản, đánh số theo thứ tự của kế hoạch, mỗi văn bản"
        " một tệp PDF và một tệp Word (.docx); văn bản có bản ký thì kèm tệp có đuôi _ban-ky.pdf;",
    ]
    if body.contents.enclosures:
        count = count_words(len(body.contents.enclosures))
        lines.append(f"- thư mục {EVIDENCE}: {count} tài liệu kiểm chứng, mỗi người (tập thể) một thư mục;")
    lines += [
        f"- thư mục {BOUND}: {count_words(len(bound))} bộ đóng quyển, mỗi bộ một tệp PDF {body.pages} trang,"
        " không kể bìa (GOC là bộ gốc, SAO là bộ sao);",
        f"- {INDEX}: danh mục cho phần mềm đọc;",
        f"- {SUMS}: mã kiểm tra SHA-256 của từng tệp.",
        "",
        "Kiểm tra tệp còn nguyên vẹn mà không cần cổng thông tin:",
        "- Linux, macOS: giải nén, mở cửa sổ lệnh tại thư mục đó và gõ: sha256sum -c SHA256SUMS",
        "- Windows: gõ lệnh certutil -hashfile <tên tệp> SHA256 rồi so với dòng của tệp trong SHA256SUMS.",
        "Mọi dòng phải khớp. Nếu có tệp không khớp, hãy đề nghị nơi gửi gửi lại hồ sơ.",
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _paper(folder: Folder, piece: Piece, first: int | None, files: Mapping[str, bytes]) -> dict[str, Any]:
    word = word_name(piece.file)
    return {
        "file": piece.file,
        "kind": piece.kind,
        "name": piece.title,
        "reference": piece.paper.reference if piece.paper else "",
        "date": piece.dated.isoformat() if piece.dated else None,
        "first_page": first,
        "pages": piece.pages,
        "sha256": _sum(piece.pdf),
        "word": {"file": word, "sha256": _sum(files[word])},
        "signed": _signed(piece) if piece.signed else None,
        "exceptions": _exceptions(folder, piece),
    }


def _signed(piece: Piece) -> dict[str, Any]:
    """The signed copy beside the paper: a scan, or the paper with its digital signatures."""
    return {
        "file": piece.signed_file,
        "pages": page_count(piece.signed),
        "sha256": _sum(piece.signed),
        "signatures": [{"name": each.name, "at": each.at} for each in signatures_of(piece.signed)],
    }


def _exceptions(folder: Folder, piece: Piece) -> list[str]:
    """What was done although a rule speaks against it, in words."""
    paper = piece.paper
    if paper is None:
        return []
    found = []
    if paper.dossier_id is not None and paper.issued_on > folder.last_day:
        issued, last = short_date(paper.issued_on), short_date(folder.last_day)
        found.append(f"Phát hành ngày {issued}, sau ngày cuối cùng gửi hồ sơ ({last}).")
    if paper.override_reason:
        found.append(f"Phát hành khi còn điểm chưa khớp, lý do: {paper.override_reason}")
    return found


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()
