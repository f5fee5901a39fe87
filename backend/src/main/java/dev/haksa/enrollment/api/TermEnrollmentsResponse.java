package dev.haksa.enrollment.api;

import dev.haksa.enrollment.TermEnrollments;
import dev.haksa.shared.http.MayBeRehearsal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student's enrollments of a term. */
@Schema(name = "TermEnrollments", description = "Enrollments of a term, in the order of enrolling. / 학기별 수강신청 내역")
public record TermEnrollmentsResponse(
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal,

        List<EnrollmentResponse> items,
        CreditTotals credits)
        implements MayBeRehearsal {
    static TermEnrollmentsResponse from(TermEnrollments enrollments, String base) {
        return new TermEnrollmentsResponse(
                enrollments.term().code().toString(),
                enrollments.term().code().rehearsal(),
                enrollments.entries().stream()
                        .map(entry ->
                                EnrollmentResponse.from(entry.registration(), entry.section(), entry.open(), base))
                        .toList(),
                CreditTotals.from(enrollments.totals(), enrollments.earned()));
    }
}
