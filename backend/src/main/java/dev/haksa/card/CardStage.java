package dev.haksa.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stage as a student sees it.
 *
 * @param from first day; null when only the last one is set
 * @param until last day; null when there is none
 * @param doneAt when it was done; null while it is not, or when nobody told
 * @param notes what else happened in it, by days
 */
public record CardStage(
        Kind kind,
        Actor actor,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        State state,
        @Nullable Instant doneAt,
        List<CardNote> notes) {
    /** Copies the notes. */
    public CardStage {
        notes = List.copyOf(notes);
    }

    /** The stages of a campaign, in order (안내 2.). */
    @Schema(name = "CardStageKind", description = "A stage of a campaign. / 학생증 발급 단계")
    public enum Kind {
        /** 학생증 사진 업로드 */
        PHOTO_UPLOAD,
        /** 사진 확인과 신청명단 작성 */
        DEPARTMENT_ROSTER,
        /** 내부결재와 데이터 발송 */
        APPROVAL_AND_TRANSMISSION,
        /** 카드사 데이터 연동 */
        ISSUER_LINK,
        /** 발급 신청 */
        MOBILE_APPLICATION,
        /** 카드 수령 */
        DELIVERY
    }

    /** 주관: who acts. */
    @Schema(name = "CardStageActor", description = "Who acts in a stage. / 단계의 주관")
    public enum Actor {
        /** 학생 */
        STUDENT,
        /** 학과 */
        DEPARTMENT,
        /** 교학처 */
        ACADEMIC_AFFAIRS,
        /** 카드사 */
        CARD_COMPANY
    }

    /** How a stage stands for a student. */
    @Schema(name = "CardStageState", description = "How a stage stands for the student. / 학생에게 그 단계가 어떤 상태인지")
    public enum State {
        /** 완료 */
        DONE,
        /** 진행 중 */
        CURRENT,
        /** 놓침 */
        MISSED,
        /** 예정 */
        TO_COME
    }
}
