package dev.haksa.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A syllabus as the professor writes it (article 8 ②); what the section knows itself is not typed again.
 *
 * @param assessment empty while it is not decided, else the weights make 100 percent
 * @param weeklyPlan by week
 */
@Schema(name = "SyllabusContent", description = "What a professor writes into a syllabus (article 8 ②). / 수업계획서 입력 내용")
public record Syllabus(
        @NotNull @Valid CourseInformation courseInformation,

        @NotNull
        @Size(max = 7)
        @Schema(description = "Weights of assessment: empty, or 100 in sum. / 평가 반영 비율(비워 두거나 합계 100)")
        List<@NotNull @Valid AssessmentWeight> assessment,

        @NotNull @Size(max = 30) @Schema(description = "The plan week by week, ascending. / 주차별 강의계획(주차순)")
        List<@NotNull @Valid WeekPlan> weeklyPlan)
        implements SectionContent {
    /**
     * What the course is about (article 8 ② 1).
     *
     * @param equivalentCourses numbers or titles of courses that count as the same (동일과목)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SyllabusCourseInformation", description = "What the course is about. / 과목정보")
    public record CourseInformation(
            @NotBlank
            @Size(max = 4000)
            @Schema(description = "Overview. / 수업개요", examples = "프로그래밍의 기본 개념을 익히고 작은 프로그램을 만든다.")
            String overview,

            @NotBlank @Size(max = 4000) @Schema(description = "Objectives. / 수업목표", examples = "문제를 나누어 프로그램으로 풀 수 있다.")
            String objectives,

            @Size(max = 2000) @Schema(description = "Textbooks. / 교재", examples = "강의 교안") @Nullable
            String textbooks,

            @Size(max = 4000) @Schema(description = "Teaching methods. / 수업진행방법", examples = "동영상 강의와 매주 실습") @Nullable
            String teachingMethods,

            @Size(max = 2000) @Schema(description = "Remarks. / 특이사항", examples = "개인 컴퓨터가 필요합니다.") @Nullable
            String remarks,

            @Size(max = 20)
            @Schema(description = "Courses that count as the same. / 동일과목", examples = "[\"CS.101\"]")
            @Nullable
            List<@NotBlank @Size(max = 100) String> equivalentCourses) {}

    /** How much one item counts (article 8 ② 2). */
    @Schema(name = "AssessmentWeight", description = "How much one item counts. / 평가항목과 반영 비율")
    public record AssessmentWeight(
            @NotNull @Schema(examples = "FINAL_EXAM") AssessmentItem item,

            @NotNull @Min(1) @Max(100) @Schema(description = "Whole percent. / 반영 비율(%)", examples = "40")
            Integer percent) {}

    /** One week (article 8 ② 3). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WeekPlan", description = "One week. / 주차별 강의")
    public record WeekPlan(
            @NotNull @Min(1) @Max(30) @Schema(description = "Number of the week. / 주차", examples = "1")
            Integer week,

            @NotBlank @Size(max = 200) @Schema(description = "Topic. / 주제", examples = "변수와 자료형")
            String topic,

            @Size(max = 2000) @Schema(description = "Contents. / 내용", examples = "값과 변수, 식의 계산") @Nullable
            String contents,

            @Size(max = 500) @Schema(description = "Assessment of the week. / 평가계획", examples = "퀴즈 1") @Nullable
            String assessment) {}
}
