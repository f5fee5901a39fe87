package dev.haksa.live;

import dev.haksa.enrollment.WaitlistPlace;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Data of the event {@code waitlist}. */
@Schema(
        name = "LiveWaitlist",
        description = "All places of the student on waiting lists of the term; none: an empty list."
                + " / 학기 안에서 학생이 가진 대기 순서 전부, 없으면 빈 목록")
public record LiveWaitlist(List<Place> places) {
    /** One place. */
    @Schema(name = "LivePlace", description = "A place on a waiting list; it only ever falls. / 대기 순서(줄어들기만 함)")
    public record Place(
            @Schema(examples = "1204") int sectionId,

            @Schema(description = "1 is the next to be offered a seat. / 1이 다음 차례", examples = "3")
            int position,

            @Schema(description = "Students on the list. / 대기 인원", examples = "7")
            int waiting,

            @Schema(description = "Seats freed since joining. / 대기한 뒤 난 자리 수", examples = "2")
            int seatsFreed,

            @Schema(description = "Practice: nothing of it counts. / 연습용(실제 수강신청이 아님)", examples = "false")
            boolean rehearsal) {}

    static LiveWaitlist from(List<WaitlistPlace> places) {
        return new LiveWaitlist(places.stream()
                .map(one ->
                        new Place(one.sectionId(), one.position(), one.waiting(), one.seatsFreed(), one.rehearsal()))
                .toList());
    }
}
