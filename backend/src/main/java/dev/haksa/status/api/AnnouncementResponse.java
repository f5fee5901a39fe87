package dev.haksa.status.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.status.Announcement;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.Severity;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An announcement as staff keeps it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Announcement", description = "An announcement in both languages. / 공지(두 언어)")
record AnnouncementResponse(
        @Schema(examples = "12") int id,
        AnnouncementKind kind,
        Severity severity,
        @Schema(examples = "일요일 밤 점검") String titleKo,
        @Schema(examples = "Maintenance on Sunday night") String titleEn,
        String textKo,
        String textEn,
        Instant from,
        @Nullable Instant until) {
    static AnnouncementResponse from(Announcement announcement) {
        Announcement.Content content = announcement.content();
        return new AnnouncementResponse(
                announcement.id(),
                content.kind(),
                content.severity(),
                content.titleKo(),
                content.titleEn(),
                content.textKo(),
                content.textEn(),
                content.from(),
                content.until());
    }

    /** Name for the contract, where pages are not generic. */
    @Schema(name = "AnnouncementPage", description = "Announcements, the latest beginning first. / 시작이 늦은 순 공지")
    record Many(
            List<AnnouncementResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
