package dev.haksa.cancellation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a student paid for and holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "UnderpaymentNumbers", description = "What a student paid for and is enrolled in. / 납부 학점과 신청 학점")
public record UnderpaymentNumbers(
        @Schema(description = "Credits paid for. / 납부한 학점", examples = "12")
        int paidCredits,

        @Schema(
                description = "Credits enrolled, with courses withdrawn from, whose tuition is not given back."
                        + " / 신청 학점(수강철회 포함)",
                examples = "18")
        int enrolledCredits,

        @Schema(description = "Credits short. / 모자라는 학점", examples = "6")
        int shortCredits,

        @Schema(description = "Last day for correcting or paying, in Seoul; absent before the notice. / 정정·납부 마감일")
        @Nullable
        LocalDate deadline,

        @Schema(description = "What is cancelled, in this order; empty for a notice. / 취소할 강좌(순서대로)")
        List<Cancelled> cancelled,

        @Schema(description = "Credits enrolled afterwards. / 취소한 뒤의 신청 학점", examples = "12")
        int creditsAfter) {
    /** Copies the list. */
    public UnderpaymentNumbers {
        cancelled = List.copyOf(cancelled);
    }

    /** A section that is cancelled. */
    @Schema(name = "CancelledSection", description = "A section that is cancelled. / 취소할 강좌")
    public record Cancelled(
            @Schema(examples = "1204") int sectionId,
            @Schema(examples = "POL1001") String courseNumber,
            @Schema(examples = "001") String sectionNumber,
            @Schema(examples = "경찰학개론") String title,
            @Schema(examples = "3") int credits,

            @Schema(description = "When the seat was taken: the latest goes first. / 신청 시각(늦은 것부터 취소)")
            Instant enrolledAt) {}
}
