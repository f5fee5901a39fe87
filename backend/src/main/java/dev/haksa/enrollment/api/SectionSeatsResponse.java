package dev.haksa.enrollment.api;

import dev.haksa.enrollment.SeatCount;
import dev.haksa.enrollment.SeatPolicies;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats of a section now. */
@Schema(name = "SectionSeats", description = "The seats of a section now. / 강좌의 좌석 현황")
public record SectionSeatsResponse(
        @Schema(examples = "1204") int sectionId,
        @Schema(examples = "30") int capacity,
        @Schema(examples = "29") int enrolled,

        @Schema(description = "Given back or added, but not free yet. / 아직 공개되지 않은 자리", examples = "1")
        int withheld,

        @Schema(description = "Seats that nobody has and nobody withholds. / 남은 자리", examples = "0")
        int free,

        @Schema(description = "Students on the waiting list. / 대기 인원", examples = "17")
        int waiting,

        @Schema(description = "Seats ever given back or added. / 지금까지 나온 자리 수", examples = "5")
        int freed,

        SeatPolicyResponse releasePolicy,

        @Schema(description = "True when students only practise in it. / 연습용 강좌 여부", examples = "false")
        boolean rehearsal)
        implements MayBeRehearsal {
    static SectionSeatsResponse from(SeatPolicies.SectionSeats seats, Language language) {
        SeatCount count = seats.count();
        return new SectionSeatsResponse(
                count.sectionId(),
                count.capacity(),
                count.enrolled(),
                count.withheld(),
                count.free(),
                count.waiting(),
                count.freed(),
                SeatPolicyResponse.from(seats.policy(), language),
                seats.rehearsal());
    }
}
