package dev.haksa.notice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.notice.Inbox;
import dev.haksa.shared.i18n.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of notices. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NoticePage", description = "Notices, the latest first. / 최근 순 알림")
record NoticePage(
        List<NoticeResponse> items,

        @Schema(description = "How many are unread in all. / 읽지 않은 전체 건수", examples = "2")
        long unread,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
        String next,

        @Schema(description = "Number of all, only with count=true. / 전체 건수(count=true일 때만)") @Nullable
        Long count) {
    static NoticePage from(Inbox inbox, Language language) {
        return new NoticePage(
                inbox.page().items().stream()
                        .map(notice -> NoticeResponse.from(notice, language))
                        .toList(),
                inbox.unread(),
                inbox.page().next(),
                inbox.page().count());
    }
}
