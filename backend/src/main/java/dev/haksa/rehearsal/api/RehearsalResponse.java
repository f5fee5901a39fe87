package dev.haksa.rehearsal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.rehearsal.Rehearsal;
import dev.haksa.shared.http.MayBeRehearsal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rehearsal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Rehearsal",
        description =
                "A copy of a term for practice. Nothing in it has any effect. / 연습용으로 복제한 학기. 실제 수강신청에는 영향이 없습니다.")
public record RehearsalResponse(
        @Schema(description = "Always true. / 항상 true", examples = "true")
        boolean rehearsal,

        @Schema(
                description = "Code of the copy; use it like any term's. / 연습 학기의 코드",
                examples = "REHEARSAL-2027-SPRING")
        String code,

        @Schema(description = "The real term. / 실제 학기", examples = "2027-SPRING")
        String of,

        @Nullable Instant opensAt,
        @Nullable Instant closesAt,

        @Schema(description = "Number of sections. / 강좌 수", examples = "7843")
        int sections,

        RehearsalLinks links)
        implements MayBeRehearsal {
    /** Where to go from a rehearsal. */
    @Schema(name = "RehearsalLinks", description = "Where to go from a rehearsal. / 관련 주소")
    public record RehearsalLinks(
            @Schema(examples = "/api/v1/terms/2027-SPRING/rehearsal")
            String self,

            @Schema(examples = "/api/v1/terms/REHEARSAL-2027-SPRING")
            String term,

            @Schema(examples = "/api/v1/terms/REHEARSAL-2027-SPRING/sections")
            String sections,

            @Schema(examples = "/api/v1/terms/2027-SPRING/rehearsal/results")
            String results) {}

    static RehearsalResponse from(Rehearsal rehearsal) {
        String self = "/api/v1/terms/" + rehearsal.of() + "/rehearsal";
        String term = "/api/v1/terms/" + rehearsal.code();
        return new RehearsalResponse(
                true,
                rehearsal.code(),
                rehearsal.of(),
                rehearsal.opensAt(),
                rehearsal.closesAt(),
                rehearsal.sections(),
                new RehearsalLinks(self, term, term + "/sections", self + "/results"));
    }
}
