package dev.haksa.photo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a photo (진행상태). Only an approved one counts. */
@Schema(
        name = "PhotoState",
        description = "What became of a photo: cropped and waiting for the student's confirmation, in review, approved,"
                + " rejected, replaced by a newer one, taken back by the student. / 사진의 진행상태(미리보기, 심사 중, 승인,"
                + " 반려, 새 사진으로 대체됨, 학생이 취소함)")
public enum PhotoState {
    /** 미리보기: cropped for the student, who has not confirmed it yet. */
    PREVIEW,
    /** 심사 중 */
    SUBMITTED,
    /** 승인 */
    APPROVED,
    /** 반려 */
    REJECTED,
    /** 대체됨: a newer one took its place, in review or as the one that counts; or its picture is no longer kept. */
    SUPERSEDED,
    /** 취소됨: the student took it back before it was decided. */
    WITHDRAWN
}
