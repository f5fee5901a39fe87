package dev.haksa.status.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.status.Announcement.Content;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an announcement says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AnnouncementContent", description = "What an announcement says, in both languages. / 공지 내용(두 언어)")
record AnnouncementBody(
        @NotNull @Schema(examples = "MAINTENANCE") AnnouncementKind kind,
        @NotNull @Schema(examples = "WARNING") Severity severity,

        @NotBlank @Size(max = 200) @Schema(examples = "일요일 밤 점검")
        String titleKo,

        @NotBlank @Size(max = 200) @Schema(examples = "Maintenance on Sunday night")
        String titleEn,

        @NotBlank @Size(max = 4000) @Schema(examples = "자정부터 두 시까지 수강신청을 할 수 없습니다.")
        String textKo,

        @NotBlank @Size(max = 4000) @Schema(examples = "Enrollment is closed from midnight to two o'clock.")
        String textEn,

        @NotNull @Schema(examples = "2027-02-14T00:00:00+09:00")
        Instant from,

        @Schema(
                description = "First instant after it; absent: until further notice. / 종료 시각, 없으면 별도 안내가 있을 때까지",
                examples = "2027-02-14T02:00:00+09:00")
        @Nullable
        Instant until) {
    Content content() {
        return new Content(kind, severity, titleKo, titleEn, textKo, textEn, from, until);
    }
}
