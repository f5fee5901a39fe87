package dev.haksa.cancellation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What closing a section means. */
@Schema(name = "ClosureNumbers", description = "Whom closing a section concerns, and where they can go. / 폐강 대상 강좌의 현황")
public record ClosureNumbers(
        @Schema(description = "Whether the section is held. / 개설 중인지")
        boolean open,

        @Schema(examples = "40") int capacity,

        @Schema(description = "Students enrolled. / 수강신청 인원", examples = "4")
        int enrolled,

        @Schema(description = "Students waiting. / 대기 인원", examples = "0")
        int waiting,

        @Schema(description = "Those enrolled. / 수강신청한 학생") List<String> students,

        @Schema(description = "Those who wait, in order. / 대기 중인 학생(순서대로)")
        List<String> waitingStudents,

        @Schema(description = "Open sections of the same course with free seats. / 자리가 남은 같은 교과목의 분반")
        List<Alternative> alternatives) {
    /** Copies the lists. */
    public ClosureNumbers {
        students = List.copyOf(students);
        waitingStudents = List.copyOf(waitingStudents);
        alternatives = List.copyOf(alternatives);
    }

    /** Another section of the course. */
    @Schema(name = "ClosureAlternative", description = "Another section of the course with free seats. / 자리가 남은 분반")
    public record Alternative(
            @Schema(examples = "1205") int sectionId,
            @Schema(examples = "002") String sectionNumber,
            @Schema(examples = "12") int freeSeats) {}
}
