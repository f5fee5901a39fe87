package dev.haksa.readmission.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: lists are generic in code, and a contract needs a name for each. */
final class ReadmissionPages {
    private ReadmissionPages() {}

    @Schema(
            name = "ReadmissionRoundPage",
            description = "A page of rounds; next is the cursor of the next one. / 재입학 회차 목록 한 쪽")
    record RoundPage(
            List<RoundResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "ReadmissionApplicationList",
            description = "Applications by department and rank. / 학과와 순위별 재입학 신청 목록")
    record ApplicationList(List<ApplicationResponse> items) {}
}
