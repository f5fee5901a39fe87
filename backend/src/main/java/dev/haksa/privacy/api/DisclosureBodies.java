package dev.haksa.privacy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.privacy.DisclosedStudent;
import dev.haksa.privacy.Disclosure;
import dev.haksa.privacy.DisclosureCapacity;
import dev.haksa.privacy.DisclosureDownload;
import dev.haksa.privacy.DisclosureService.Wanted;
import dev.haksa.privacy.DisclosureState;
import dev.haksa.privacy.Province;
import dev.haksa.privacy.Sex;
import dev.haksa.shared.csv.CsvCells;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about disclosure over HTTP. */
final class DisclosureBodies {
    private DisclosureBodies() {}

    @Schema(name = "DisclosureRequest", description = "What a representative of students asks for. / 학생 대표의 개인정보 제공 요청")
    record Request(
            @NotNull DisclosureCapacity capacity,

            @Schema(
                    description = "Null for the whole university; a department's representative gets the own one."
                            + " / 비우면 전체, 학과대표는 자기 학과만")
            @Nullable
            Integer departmentId,

            @NotBlank @Size(min = 5, max = 500) String purpose,

            @Schema(description = "The signed pledge (form 8) as a document. / 서명한 개인정보관리서약서(별지 8호)") @NotNull
            UUID pledgeDocumentId) {
        Wanted wanted() {
            return new Wanted(capacity, departmentId, purpose, pledgeDocumentId);
        }
    }

    @Schema(name = "DisclosureDecision", description = "The office's decision. / 제공 여부 결정")
    record Decision(
            @NotNull Boolean granted,
            @NotBlank @Size(max = 500) String reason) {}

    @Schema(name = "DisclosureRevocation", description = "Why a grant is taken back. / 허가를 취소하는 사유")
    record Revocation(@NotBlank @Size(max = 500) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Disclosure", description = "A request for disclosure and what came of it. / 개인정보 제공 요청과 결과")
    record Shown(
            int id,
            String studentNumber,
            DisclosureCapacity capacity,
            @Nullable Integer departmentId,
            String purpose,
            UUID pledgeDocumentId,
            DisclosureState state,
            Instant requestedAt,
            @Nullable String decidedByName,
            @Nullable Instant decidedAt,
            @Nullable String reason,

            @Schema(description = "Until when it can be fetched. / 받을 수 있는 기한") @Nullable
            Instant expiresAt,

            @Schema(description = "When it was taken back; nothing can be fetched since. / 허가를 취소한 때") @Nullable
            Instant revokedAt,

            @Nullable String revokedByName,
            @Nullable String revocation) {
        static Shown from(Disclosure found) {
            Disclosure.Revocation revoked = found.revocation();
            return new Shown(
                    found.id(),
                    found.studentNumber(),
                    found.capacity(),
                    found.departmentId(),
                    found.purpose(),
                    found.pledgeDocumentId(),
                    found.state(),
                    found.requestedAt(),
                    found.decidedByName(),
                    found.decidedAt(),
                    found.reason(),
                    found.expiresAt(),
                    revoked == null ? null : revoked.at(),
                    revoked == null ? null : revoked.byName(),
                    revoked == null ? null : revoked.reason());
        }
    }

    @Schema(name = "DisclosurePage", description = "A page of requests, the latest first. / 최근 순 제공 요청 목록")
    record ShownPage(
            List<Shown> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "DisclosedStudents", description = "Exactly what article 55 allows. / 제55조가 정한 항목만")
    record Students(List<Student> students) {
        static Students from(List<DisclosedStudent> found) {
            return new Students(found.stream().map(Student::from).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "DisclosedStudent",
            description = "A current student who did not object; what is not known is left out."
                    + " / 제공을 거부하지 않은 재학생. 모르는 항목은 생략")
    record Student(
            String department,
            String name,
            @Nullable Sex sex,
            @Nullable Province province,
            @Nullable String mobile,
            @Nullable String email) {
        static Student from(DisclosedStudent one) {
            return new Student(one.department(), one.name(), one.sex(), one.province(), one.mobile(), one.email());
        }
    }

    @Schema(name = "DisclosureDownload", description = "Who fetched it, when, how many. / 제공 자료를 받은 기록")
    record Download(int id, Instant at, String byName, String format, int students) {
        static Download from(DisclosureDownload one) {
            return new Download(one.id(), one.at(), one.byName(), one.format(), one.students());
        }
    }

    @Schema(name = "DisclosureDownloadPage", description = "A page of downloads, the latest first. / 최근 순 기록")
    record DownloadPage(
            List<Download> items,
            @Nullable String next,
            @Nullable Long count) {}

    static String csv(List<DisclosedStudent> students) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("department", "name", "sex", "province", "mobile", "email"));
        students.forEach(one -> rows.add(List.of(
                CsvCells.text(one.department()),
                CsvCells.text(one.name()),
                CsvCells.text(one.sex()),
                CsvCells.text(one.province()),
                CsvCells.text(one.mobile()),
                CsvCells.text(one.email()))));
        return ReadsCsv.text(rows);
    }
}
