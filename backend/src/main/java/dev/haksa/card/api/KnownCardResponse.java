package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.CardSource;
import dev.haksa.card.KnownCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card that was issued, as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "KnownStudentCard", description = "A card that is on record as issued. / 발급 기록에 있는 학생증")
record KnownCardResponse(
        @Schema(examples = "23115001") String studentNumber,
        @Schema(examples = "2023-03-24") LocalDate issuedOn,
        CardSource source,

        @Schema(description = "As printed, when it is known. / 카드에 인쇄된 학과명", examples = "소방안전관리학과") @Nullable
        String departmentName,

        Instant recordedAt,

        @Schema(description = "Who took it back, and why; absent while it counts. / 취소 기록(유효하면 없음)") @Nullable
        Voided voided) {
    @Schema(name = "VoidedStudentCard", description = "That a card was taken back. / 발급 기록의 취소")
    record Voided(
            Instant at,
            String byName,

            @Schema(examples = "2022년 명단을 잘못된 열로 가져왔습니다.") String reason) {}

    @Schema(name = "KnownStudentCardPage", description = "A page of cards on record. / 발급 기록 목록")
    record KnownCardPage(
            List<KnownCardResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    static KnownCardResponse from(KnownCard card) {
        KnownCard.Voided voided = card.voided();
        return new KnownCardResponse(
                card.studentNumber(),
                card.issuedOn(),
                card.source(),
                card.departmentName(),
                card.recordedAt(),
                voided == null ? null : new Voided(voided.at(), voided.byName(), voided.reason()));
    }
}
