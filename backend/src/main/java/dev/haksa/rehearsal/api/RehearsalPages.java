package dev.haksa.rehearsal.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class RehearsalPages {
    private RehearsalPages() {}

    @Schema(name = "RehearsalResultPage", description = "A page of results by section. / 강좌별 결과 한 쪽")
    record ResultPage(
            List<SectionResultResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "RehearsalRatePage",
            description = "A page of seconds in which something was decided. / 초당 처리 건수 한 쪽")
    record RatePage(
            List<SecondResultResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
