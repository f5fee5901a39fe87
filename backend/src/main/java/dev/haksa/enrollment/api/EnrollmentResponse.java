package dev.haksa.enrollment.api;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.Registration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An enrollment. */
@Schema(name = "Enrollment", description = "A student's enrollment in a section. / 수강신청")
public record EnrollmentResponse(
        SectionSummary section,
        EnrollmentState state,

        @Schema(description = "The student has a grade in the course already (제4조④). / 재수강 여부")
        boolean retake,

        @Schema(description = "When the seat was taken, or would have been in a dry run. / 신청 시각(모의 실행이면 판단 시각)")
        Instant enrolledAt,

        @Schema(description = "When the state last changed. / 상태가 바뀐 시각")
        Instant changedAt,

        @Schema(description = "What is possible now. / 지금 할 수 있는 일")
        List<ActionLink> actions) {

    static EnrollmentResponse from(Registration registration, SectionFacts section, String base) {
        return new EnrollmentResponse(
                SectionSummary.from(section),
                registration.state(),
                registration.retake(),
                registration.enrolledAt(),
                registration.changedAt(),
                actions(registration.state(), section.sectionId(), base));
    }

    static List<ActionLink> actions(EnrollmentState state, int sectionId, String base) {
        String href = base + "/" + sectionId;
        return switch (state) {
            case ENROLLED -> List.of(new ActionLink("DROP", "DELETE", href));
            case DROPPED, CANCELLED_UNDERPAID -> List.of(new ActionLink("ENROLL", "PUT", href));
            case CANCELLED_SECTION_CLOSED, WITHDRAWN -> List.of();
        };
    }
}
