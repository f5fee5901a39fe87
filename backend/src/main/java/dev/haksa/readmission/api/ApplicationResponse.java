package dev.haksa.readmission.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.departure.DepartureReason;
import dev.haksa.readmission.Application;
import dev.haksa.readmission.RankedApplication;
import dev.haksa.readmission.domain.RankCriterion;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application for readmission with its explained place in the order. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ReadmissionApplication",
        description =
                "An application for readmission, its place in the order, and what happens next. / 재입학 신청과 순위, 다음 단계")
public record ApplicationResponse(
        @Schema(examples = "71") int id,
        @Schema(examples = "4") int roundId,
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "24103005") String studentNumber,
        @Schema(examples = "김하늘") String studentName,

        @Schema(description = "Former department, the only one possible. / 재적 당시 학과", examples = "3")
        int departmentId,

        @Schema(description = "Former year level. / 재적 당시 학년", examples = "2")
        int yearLevel,

        DepartureReason departureReason,
        @Schema(examples = "2025-09-20") LocalDate leftOn,

        @Schema(description = "Term of leaving. / 학적을 떠난 학기", examples = "2025-FALL")
        String exitTerm,

        @Schema(
                description = "Overall average at exit in hundredths; absent without grades. / 재적 당시 평점(100배)",
                examples = "342")
        @Nullable
        Integer gpaHundredths,

        @Schema(description = "Place in the head's final recommendation. / 학과장 최종 추천 순위", examples = "1") @Nullable
        Integer recommendation,

        @Schema(description = "Postmark. / 우편소인일자", examples = "2027-01-08")
        LocalDate receivedOn,

        ReadmissionState state,

        @Schema(description = "The change of record that carries it. / 학적변동 신청 번호", examples = "902") @Nullable
        Integer changeId,

        @Schema(description = "Nothing is to be paid after military service. / 군입대 제적으로 수속비 면제")
        boolean feeExempt,

        @Schema(description = "Last day for paying. / 납부 마감일", examples = "2027-02-05") @Nullable
        LocalDate dueOn,

        @Nullable LocalDate paidOn,

        @Schema(description = "Whether it counts as a readmission used. / 재입학 횟수에 들어가는지")
        boolean counts,

        @Nullable String reason,
        List<ProblemViolation> violations,
        Position position,

        @Schema(description = "What happens next, in the asked language. / 다음 단계 안내")
        String nextStep,

        Instant filedAt,
        Instant changedAt) {
    /** A place in the order. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReadmissionPosition", description = "A place in the order of the department. / 학과 안의 순위")
    public record Position(
            @Schema(description = "1 is the first; absent when refused or given up. / 순위", examples = "2") @Nullable
            Integer rank,

            @Schema(description = "How many are in the order. / 순위에 든 사람 수", examples = "5")
            int applicants,

            @Schema(description = "Places of the department. / 허가 여석", examples = "2")
            int places,

            @Nullable RankCriterion decidedBy,

            @Schema(description = "Why here, in the asked language. / 순위의 까닭")
            String explanation) {
        static Position from(RankedApplication ranked, Language language) {
            Map<String, Object> facts =
                    new HashMap<>(Map.of("applicants", ranked.applicants(), "places", ranked.places()));
            if (ranked.rank() != null) {
                facts.put("rank", ranked.rank());
            }
            String key = ranked.rank() == null
                    ? "NONE"
                    : ranked.decidedBy() == null ? "FIRST" : ranked.decidedBy().name();
            return new Position(
                    ranked.rank(),
                    ranked.applicants(),
                    ranked.places(),
                    ranked.decidedBy(),
                    Texts.get(language, "readmission.rank." + key, facts));
        }
    }

    static ApplicationResponse from(RankedApplication ranked, Language language) {
        Application one = ranked.application();
        return new ApplicationResponse(
                one.id(),
                one.roundId(),
                one.term(),
                one.studentNumber(),
                one.studentName(),
                one.departmentId(),
                one.yearLevel(),
                one.departureReason(),
                one.leftOn(),
                one.exitTerm().toString(),
                one.gpaHundredths(),
                one.recommendation(),
                one.receivedOn(),
                one.state(),
                one.changeId(),
                one.feeExempt(),
                one.dueOn(),
                one.paidOn(),
                one.counts(),
                one.reason(),
                one.violations().stream()
                        .map(violation -> ProblemViolation.of(violation, language))
                        .toList(),
                Position.from(ranked, language),
                nextStep(one, language),
                one.filedAt(),
                one.changedAt());
    }

    private static String nextStep(Application one, Language language) {
        Map<String, Object> facts = new HashMap<>(Map.of("term", one.term()));
        if (one.dueOn() != null) {
            facts.put("dueOn", one.dueOn());
        }
        if (one.reason() != null) {
            facts.put("reason", one.reason());
        }
        return Texts.get(language, "readmission.next." + one.state(), facts);
    }
}
