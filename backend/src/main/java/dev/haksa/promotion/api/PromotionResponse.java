package dev.haksa.promotion.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.promotion.PromotedStudent;
import dev.haksa.promotion.PromotionReport;
import dev.haksa.promotion.PromotionService.Outcome;
import dev.haksa.student.StudentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a promotion did, or would do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Promotion", description = "What a promotion did, or would do. / 진급 처리 결과 또는 미리보기")
public record PromotionResponse(
        @Schema(examples = "2026-FALL") String term,
        @Schema(examples = "2026-12-28") LocalDate gradesFixedOn,
        @Schema(examples = "2027-01-08") LocalDate reportedOn,

        @Schema(description = "How many took part. / 대상 학생 수", examples = "1200")
        int students,

        @Schema(description = "How many have a higher level than before. / 학년이 오른 학생 수", examples = "310")
        int promoted,

        boolean dryRun,
        @Nullable Instant executedAt,
        @Nullable String executedBy,

        @Schema(description = "Only in a preview: the first 200 whose level changes. / 미리보기에서 학년이 바뀌는 학생(최대 200명)")
        @Nullable
        List<Student> changes) {
    private static final int SHOWN = 200;

    static PromotionResponse from(PromotionReport report) {
        return of(report, null);
    }

    static PromotionResponse preview(Outcome outcome) {
        return of(
                outcome.report(),
                outcome.students().stream()
                        .filter(student ->
                                !Integer.valueOf(student.afterLevel()).equals(student.beforeLevel()))
                        .limit(SHOWN)
                        .map(Student::from)
                        .toList());
    }

    private static PromotionResponse of(PromotionReport report, @Nullable List<Student> changes) {
        return new PromotionResponse(
                report.call().term(),
                report.call().gradesFixedOn(),
                report.call().reportedOn(),
                report.students(),
                report.promoted(),
                report.id() == null,
                report.executedAt(),
                report.executedBy(),
                changes);
    }

    /** A student. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PromotedStudent", description = "A student before and after a promotion. / 진급 처리 전후의 학생")
    public record Student(
            @Schema(examples = "26115001") String studentNumber,
            @Schema(examples = "김하늘") String name,
            StudentState state,

            @Schema(description = "Set for those dismissed since the grades were final. / 성적 확정 뒤 제적된 날") @Nullable
            LocalDate dismissedOn,

            @Schema(examples = "36") int earnedCredits,
            @Schema(examples = "0") int formerCredits,

            @Schema(description = "Absent at the first promotion. / 첫 진급이면 없음", examples = "1") @Nullable
            Integer beforeLevel,

            @Schema(examples = "2") int afterLevel) {
        static Student from(PromotedStudent student) {
            return new Student(
                    student.studentNumber(),
                    student.name(),
                    student.state(),
                    student.dismissedOn(),
                    student.earnedCredits(),
                    student.formerCredits(),
                    student.beforeLevel(),
                    student.afterLevel());
        }
    }

    @Schema(
            name = "PromotionPage",
            description = "A page of promotions; next is the cursor of the next one. / 진급 처리 목록 한 쪽")
    record PromotionPage(
            List<PromotionResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "PromotedStudentPage",
            description = "A page of students; next is the cursor of the next one. / 진급 대상 학생 목록 한 쪽")
    record StudentPage(
            List<Student> items,
            @Nullable String next,
            @Nullable Long count) {}
}
