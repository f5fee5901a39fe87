package dev.haksa.shared.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.paging.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the audit trail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditPage", description = "Entries, the newest first. / 최근 순 감사 기록")
record AuditPage(
        List<RecordedEvent> items,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
        String next,

        @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
        Long count) {
    static AuditPage from(Page<RecordedEvent> page) {
        return new AuditPage(page.items(), page.next(), page.count());
    }
}
