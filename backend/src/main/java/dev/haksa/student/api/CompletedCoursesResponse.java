package dev.haksa.student.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.Grade;
import dev.haksa.student.StudentService.WithTranscript;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.Transcript;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything that a student completed, term by term. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CompletedCourses",
        description = "Completed courses by term, with averages (of 4.5, cut after two decimals). / 학기별 이수 내역과 평점평균")
record CompletedCoursesResponse(
        String studentNumber,

        @Schema(description = "Overall GPA; replaced attempts do not count. / 전체 평점평균", examples = "3.85") @Nullable
        BigDecimal gpa,

        @Schema(description = "Every passed course once. / 취득학점")
        int earnedCredits,

        @Schema(description = "Recognised from the former university (article 44 (2)). / 전적대학 인정학점")
        int formerCredits,

        @Schema(description = "Credits earned by category. / 이수구분별 취득학점")
        Map<Category, Integer> creditsByCategory,

        List<CompletedTerm> terms) {

    /** One term. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CompletedTerm", description = "One term. / 한 학기")
    record CompletedTerm(
            @Schema(examples = "2026-SPRING") String term,

            @Schema(description = "GPA as it was earned in the term. / 학기 평점평균") @Nullable
            BigDecimal gpa,

            List<CompletedCourse> courses) {
        private static CompletedTerm from(TermCode term, List<Attempt> attempts, Transcript transcript) {
            return new CompletedTerm(
                    term.toString(),
                    StudentResponse.points(transcript.gpaHundredths(term)),
                    attempts.stream()
                            .map(attempt -> CompletedCourse.from(
                                    attempt, transcript.replaced().contains(attempt)))
                            .toList());
        }
    }

    /** One attempt at a course. */
    @Schema(name = "CompletedCourse", description = "One attempt at a course. / 이수한 교과목")
    record CompletedCourse(
            @Schema(examples = "ABC1001") String courseNumber,
            String title,
            int credits,
            Category category,
            Grade grade,

            @Schema(description = "True when another attempt counts instead. / 재수강으로 대체됨")
            boolean replaced) {
        private static CompletedCourse from(Attempt attempt, boolean replaced) {
            return new CompletedCourse(
                    attempt.courseNumber(),
                    attempt.title(),
                    attempt.credits(),
                    attempt.category(),
                    attempt.grade(),
                    replaced);
        }
    }

    static CompletedCoursesResponse from(WithTranscript found) {
        Transcript transcript = found.transcript();
        return new CompletedCoursesResponse(
                found.student().standing().studentNumber(),
                StudentResponse.points(transcript.gpaHundredths()),
                transcript.earnedCredits(),
                found.student().standing().formerCredits(),
                transcript.earnedByCategory(),
                transcript.byTerm().entrySet().stream()
                        .map(term -> CompletedTerm.from(term.getKey(), term.getValue(), transcript))
                        .toList());
    }
}
