package dev.haksa.live;

import dev.haksa.enrollment.SeatCount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Data of the event {@code seats}. */
@Schema(name = "LiveSeats", description = "The seats of a watched section as they are now. / 지켜보는 강좌의 현재 자리")
public record LiveSeats(
        @Schema(examples = "1204") int sectionId,
        @Schema(examples = "40") int capacity,

        @Schema(description = "Seats taken. / 신청 인원", examples = "38")
        int enrolled,

        @Schema(description = "Seats given back or added that are not free yet. / 반환되었지만 아직 열리지 않은 자리", examples = "1")
        int withheld,

        @Schema(description = "Seats that anybody may take. / 지금 신청할 수 있는 자리", examples = "1")
        int free,

        @Schema(description = "Students on the waiting list. / 대기 인원", examples = "7")
        int waiting,

        @Schema(description = "Practice: nothing of it counts. / 연습용(실제 수강신청이 아님)", examples = "false")
        boolean rehearsal) {
    static LiveSeats from(SeatCount seats) {
        return new LiveSeats(
                seats.sectionId(),
                seats.capacity(),
                seats.enrolled(),
                seats.withheld(),
                seats.free(),
                seats.waiting(),
                seats.rehearsal());
    }
}
