package dev.haksa.cancellation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cancellation.BatchItem;
import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.ItemNumbers;
import dev.haksa.cancellation.ItemOutcome;
import dev.haksa.cancellation.ItemReview;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One item of a batch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "EnrollmentBatchItem",
        description = "One item of a batch: a section, a student or an application. / 일괄 처리의 항목")
public record BatchItemResponse(
        @Schema(examples = "702") int id,

        @Schema(description = "The section that it is about. / 강좌") @Nullable
        ItemSection section,

        @Schema(description = "The student whom it is about. / 학생", examples = "26115001") @Nullable
        String studentNumber,

        @Schema(description = "Key of the article that it rests on. / 근거 조항", examples = "5.2")
        String article,

        ItemReview review,
        @Nullable String reviewReason,

        @Schema(description = "The numbers that are reviewed. / 검토할 현황")
        ItemNumbers found,

        @Schema(
                description = "What will come of it as far as the review knows; absent when left out or done."
                        + " / 예상 결과, 제외했거나 처리했으면 없음")
        @Nullable
        ItemOutcome predicted,

        @Nullable ItemOutcome outcome,

        @Schema(description = "The numbers at the moment of carrying it out. / 실행할 때의 현황") @Nullable
        ItemNumbers executed,

        @Schema(description = "Why it failed. / 처리하지 못한 사유") List<ProblemViolation> violations,
        @Nullable Instant executedAt) {
    /** A section by its names. */
    @Schema(name = "EnrollmentBatchSection", description = "The section of an item. / 항목의 강좌")
    public record ItemSection(
            @Schema(examples = "1204") int id,
            @Schema(examples = "POL1001") String courseNumber,
            @Schema(examples = "001") String sectionNumber,
            @Schema(examples = "경찰학개론") String title,
            @Schema(examples = "/api/v1/sections/1204") String href) {
        static @Nullable ItemSection from(BatchItem.@Nullable Section section) {
            return section == null
                    ? null
                    : new ItemSection(
                            section.id(),
                            section.courseNumber(),
                            section.sectionNumber(),
                            section.title(),
                            "/api/v1/sections/" + section.id());
        }
    }

    static BatchItemResponse from(BatchItem item, BatchKind kind, Language language) {
        return new BatchItemResponse(
                item.id(),
                ItemSection.from(item.section()),
                item.studentNumber(),
                kind.article(),
                item.review(),
                item.reviewReason(),
                item.found(),
                predicted(item),
                item.outcome(),
                item.executed(),
                violations(item.violations(), language),
                item.executedAt());
    }

    private static @Nullable ItemOutcome predicted(BatchItem item) {
        if (item.outcome() != null) {
            return null;
        }
        boolean closed =
                item.found().closure() != null && !item.found().closure().open();
        return switch (item.review()) {
            case INCLUDE -> closed ? ItemOutcome.SETTLED : ItemOutcome.DONE;
            case REFUSE -> ItemOutcome.REFUSED;
            case EXCLUDE -> null;
        };
    }

    static List<ProblemViolation> violations(List<Violation> violations, Language language) {
        return violations.stream()
                .map(violation -> ProblemViolation.of(violation, language))
                .toList();
    }
}
