package dev.haksa.status.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.status.Announcement;
import dev.haksa.status.ServiceStatus;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.ServiceState;
import dev.haksa.status.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a status page shows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceStatus", description = "How the service is, as this instance sees it. / 이 서버가 본 서비스 상태")
record StatusResponse(
        @Schema(examples = "OPERATIONAL") ServiceState state,

        @Schema(description = "The state in words. / 상태 설명", examples = "Everything works as it should.")
        String message,

        @Schema(description = "Since when this state is seen. / 이 상태가 된 시각")
        Instant since,

        @Schema(description = "Clock of the server. / 서버 시각")
        Instant serverTime,

        @Schema(examples = "1.0.0") String version,
        Database database,
        Admission admission,

        @Schema(description = "Announcements in force, in the language asked for. / 게시 중인 공지")
        List<Posted> announcements) {

    /** The database. */
    @Schema(name = "DatabaseStatus", description = "Whether the database answers. / 데이터베이스 응답 여부")
    record Database(boolean reachable) {}

    /** The queue before enrollment. */
    @Schema(name = "AdmissionStatus", description = "Requests that wait to be decided. / 처리를 기다리는 수강신청 요청")
    record Admission(
            @Schema(examples = "0") int waiting,

            @Schema(description = "Beyond this, requests are turned away. / 이보다 많으면 잠시 거절함", examples = "20000")
            int limit) {}

    /** An announcement as everybody reads it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PostedAnnouncement", description = "An announcement in force. / 게시 중인 공지")
    record Posted(
            @Schema(examples = "12") int id,
            AnnouncementKind kind,
            Severity severity,

            @Schema(examples = "Maintenance on Sunday night")
            String title,

            String text,
            Instant from,

            @Schema(description = "Absent: until further notice. / 없으면 별도 안내가 있을 때까지") @Nullable
            Instant until) {
        static Posted from(Announcement announcement, Language language) {
            Announcement.Content content = announcement.content();
            return new Posted(
                    announcement.id(),
                    content.kind(),
                    content.severity(),
                    content.title(language),
                    content.text(language),
                    content.from(),
                    content.until());
        }
    }

    static StatusResponse from(ServiceStatus status, String version, Language language) {
        return new StatusResponse(
                status.state(),
                Texts.get(language, "status." + status.state(), Map.of()),
                status.since(),
                status.now(),
                version,
                new Database(status.databaseReachable()),
                new Admission(status.waiting(), status.limit()),
                status.announcements().stream()
                        .map(one -> Posted.from(one, language))
                        .toList());
    }
}
