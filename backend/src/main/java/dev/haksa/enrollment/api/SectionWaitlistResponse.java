package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.enrollment.WaitlistPlace;
import dev.haksa.enrollment.WaitlistRecord;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A waiting student as staff sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WaitingStudent", description = "A student on a section's waiting list. / 강좌의 대기 학생")
public record SectionWaitlistResponse(
        @Schema(description = "1 is next. / 대기 순번", examples = "1")
        int position,

        @Schema(examples = "25105001") String studentNumber,

        @Schema(description = "Section that is given back when the seat comes. / 자리가 나면 함께 취소할 강좌", examples = "1188")
        @Nullable
        Integer replaces,

        @Schema(description = "Seats given back or added since the student joined. / 대기한 뒤 나온 자리 수", examples = "2")
        int seatsFreed,

        Instant joinedAt,

        @Schema(
                description =
                        "When a seat was offered that a rule kept the student from taking. / 규정 때문에 받지 못한 자리가 난 시각")
        @Nullable
        Instant lastOfferAt) {
    static SectionWaitlistResponse from(WaitlistRecord record) {
        WaitlistPlace place = Objects.requireNonNull(record.place());
        return new SectionWaitlistResponse(
                place.position(),
                record.studentNumber(),
                record.replaces(),
                place.seatsFreed(),
                record.joinedAt(),
                record.lastOfferAt());
    }
}
