package dev.haksa.catalog.api;

import dev.haksa.catalog.ExamSlot;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the exam can be taken, as it is sent and answered. */
@Schema(name = "ExamSlot", description = "When the exam can be taken (article 17 ⑤). / 시험 지정시간대(제17조⑤)")
public record ExamSlotBody(
        @NotNull @Schema(examples = "2027-06-14T10:00:00+09:00")
        Instant startsAt,

        @NotNull @Schema(examples = "2027-06-14T11:00:00+09:00")
        Instant endsAt) {
    static @Nullable ExamSlotBody from(@Nullable ExamSlot slot) {
        return slot == null ? null : new ExamSlotBody(slot.startsAt(), slot.endsAt());
    }

    ExamSlot toExamSlot() {
        if (!endsAt.isAfter(startsAt)) {
            throw ProblemException.invalid(
                    "EXAM_SLOT_SPAN", "/examSlot/endsAt", Map.of("startsAt", startsAt, "endsAt", endsAt));
        }
        return new ExamSlot(startsAt, endsAt);
    }
}
