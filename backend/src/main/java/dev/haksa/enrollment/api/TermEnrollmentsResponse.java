package dev.haksa.enrollment.api;

import dev.haksa.enrollment.TermEnrollments;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student's enrollments of a term. */
@Schema(name = "TermEnrollments", description = "Enrollments of a term, in the order of enrolling. / 학기별 수강신청 내역")
public record TermEnrollmentsResponse(
        @Schema(examples = "2027-SPRING") String term, List<EnrollmentResponse> items, CreditTotals credits) {
    static TermEnrollmentsResponse from(TermEnrollments enrollments, String base) {
        return new TermEnrollmentsResponse(
                enrollments.term().code().toString(),
                enrollments.entries().stream()
                        .map(entry ->
                                EnrollmentResponse.from(entry.registration(), entry.section(), entry.open(), base))
                        .toList(),
                CreditTotals.from(enrollments.totals(), enrollments.earned()));
    }
}
