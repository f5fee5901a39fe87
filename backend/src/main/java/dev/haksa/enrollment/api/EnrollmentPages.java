package dev.haksa.enrollment.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class EnrollmentPages {
    private EnrollmentPages() {}

    @Schema(
            name = "RecordedDecisionPage",
            description = "A page of decisions; next is the cursor of the next one. / 처리 기록 한 쪽")
    record RecordedDecisionPage(
            List<RecordedDecisionResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "WaitingStudentPage",
            description = "A page of waiting students; next is the cursor of the next one. / 대기 학생 한 쪽")
    record WaitingStudentPage(
            List<SectionWaitlistResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
