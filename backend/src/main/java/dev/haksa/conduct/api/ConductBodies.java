package dev.haksa.conduct.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductKind;
import dev.haksa.conduct.ConductService.Fields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about awards and discipline over HTTP. */
final class ConductBodies {
    static final String REQUEST = """
            {"kind":"AWARD","title":"성적우수상","decidedBy":"총장","decidedOn":"2027-02-19"}""";
    static final String ENTRY = """
            {"id":5,"studentNumber":"26115001","kind":"AWARD","title":"성적우수상","decidedBy":"총장",
            "decidedOn":"2027-02-19","recordedAt":"2027-02-19T05:00:00Z","version":1}""";
    static final String LIST = "{\"items\":[" + ENTRY + "]}";
    static final String REVOCATION = "{\"reason\":\"다른 학생의 상을 잘못 입력함\"}";

    private ConductBodies() {}

    @Schema(name = "ConductRequest", description = "An award or a discipline to be recorded. / 기록할 상벌")
    record Request(
            @NotNull ConductKind kind,

            @Schema(description = "Title of the award, or reason of the discipline. / 상의 이름 또는 징계 사유")
            @NotBlank
            @Size(max = 200)
            String title,

            @Schema(description = "Who awarded or decided it. / 수여·의결 기관", examples = "총장") @NotBlank @Size(max = 100)
            String decidedBy,

            @NotNull LocalDate decidedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Fields fields() {
            return new Fields(kind, title, decidedBy, decidedOn, from, to);
        }
    }

    @Schema(name = "ConductRevocation", description = "Why an entry is taken back. / 상벌 기록 취소 사유")
    record Revocation(@NotBlank @Size(max = 500) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConductEntry", description = "An award or a discipline. / 상벌 기록")
    record Shown(
            int id,
            String studentNumber,
            ConductKind kind,
            String title,
            String decidedBy,
            LocalDate decidedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Instant recordedAt,

            @Schema(description = "When it was taken back. / 취소 시각") @Nullable
            Instant revokedAt,

            @Nullable String revocation,

            @Schema(description = "For the tag in If-Match when it is taken back. / 취소할 때 If-Match에 쓸 버전")
            int version) {
        static Shown from(ConductEntry entry) {
            return new Shown(
                    entry.id(),
                    entry.studentNumber(),
                    entry.kind(),
                    entry.title(),
                    entry.decidedBy(),
                    entry.decidedOn(),
                    entry.from(),
                    entry.to(),
                    entry.recordedAt(),
                    entry.revokedAt(),
                    entry.revocation(),
                    entry.version());
        }
    }

    @Schema(name = "ConductEntries", description = "All of a student, by day. / 학생의 모든 상벌 기록")
    record ShownList(List<Shown> items) {}
}
