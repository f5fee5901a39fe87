package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What left as a file. */
@Schema(name = "ExportKind", description = "What left as a file. / 내보낸 자료의 종류")
public enum ExportKind {
    /** 사진대장 목록(XLSX) */
    PHOTO_REGISTER_XLSX,
    /** 사진대장 목록(CSV) */
    PHOTO_REGISTER_CSV,
    /** 사진대장(PDF) */
    PHOTO_ALBUM,
    /** 사진 일괄 내려받기(ZIP) */
    PHOTO_ARCHIVE,
    /** 학생증 신청명단 */
    CARD_ROSTER,
    /** 카드사 전송 자료 */
    CARD_TRANSFER_PACKAGE
}
