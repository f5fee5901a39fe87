package dev.haksa.enrollment.api;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.shared.http.MayBeRehearsal;
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
        List<ActionLink> actions)
        implements MayBeRehearsal {

    @Override
    public boolean rehearsal() {
        return section.rehearsal();
    }

    /**
     * An enrollment with what is possible now.
     *
     * @param open whether the student may change enrollments now
     * @param base address of the student's enrollments
     */
    static EnrollmentResponse from(Registration registration, SectionFacts section, boolean open, String base) {
        return new EnrollmentResponse(
                SectionSummary.from(section),
                registration.state(),
                registration.retake(),
                registration.enrolledAt(),
                registration.changedAt(),
                open ? actions(registration.state(), section, base) : List.of());
    }

    private static List<ActionLink> actions(EnrollmentState state, SectionFacts section, String base) {
        String href = base + "/" + section.sectionId();
        return switch (state) {
            case ENROLLED -> List.of(new ActionLink("DROP", "DELETE", href));
            case DROPPED, CANCELLED_UNDERPAID ->
                section.open() ? List.of(new ActionLink("ENROLL", "PUT", href)) : List.of();
            case CANCELLED_SECTION_CLOSED, CANCELLED_RECORD_CHANGED, WITHDRAWN -> List.of();
        };
    }
}
