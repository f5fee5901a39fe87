package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeSummary;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.paging.Page;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pages of applications. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RecordChangePage", description = "A page of applications. / 학적변동 신청 목록")
public record ChangePages(
        List<ChangeSummaryResponse> items,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
        String next,

        @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
        Long count) {
    static ChangePages from(Page<ChangeSummary> page, LocalDate today, String base, Language language) {
        return new ChangePages(
                page.items().stream()
                        .map(one -> ChangeSummaryResponse.from(one, today, base, language))
                        .toList(),
                page.next(),
                page.count());
    }
}
