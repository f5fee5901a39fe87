package dev.haksa.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course plan as the professor writes it (article 7 ②); what the section knows itself is not typed again. */
@Schema(
        name = "CoursePlanContent",
        description = "What a professor writes into a course plan (article 7 ②). / 교과목기획서 입력 내용")
public record CoursePlan(
        @NotNull @Valid Contact contact,

        @NotBlank
        @Size(max = 4000)
        @Schema(description = "Why the course is needed. / 과목개설의 필요성", examples = "모든 전공 과목의 바탕이 된다.")
        String necessity,

        @NotBlank
        @Size(max = 4000)
        @Schema(description = "What it is for. / 과목개설의 목적", examples = "스스로 프로그램을 만드는 힘을 기른다.")
        String purpose,

        @NotNull @Valid Level level,
        @NotNull @Valid TeachingModel teachingModel)
        implements SectionContent {
    /** How to reach the professor (article 7 ② 1). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProfessorContact", description = "How to reach the professor. / 연락처")
    public record Contact(
            @NotBlank
            @Size(max = 254)
            @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
            @Schema(description = "Mail address. / 메일", examples = "professor@example.ac.kr")
            String email,

            @Pattern(regexp = "[0-9+() -]{4,30}")
            @Schema(description = "Phone number. / 전화번호", examples = "02-123-4567")
            @Nullable
            String phone) {}

    /** Level of the course (article 7 ② 4). */
    @Schema(name = "CourseLevel", description = "Level of the course. / 교과수준")
    public record Level(
            @NotBlank @Size(max = 500) @Schema(description = "Place in the curriculum. / 교과과정", examples = "1학년 전공 기초")
            String curriculum,

            @NotBlank @Size(max = 200) @Schema(description = "Difficulty. / 난이도", examples = "초급")
            String difficulty,

            @NotBlank @Size(max = 500) @Schema(description = "For whom. / 대상", examples = "프로그래밍을 처음 배우는 학생")
            String audience) {}

    /** Model of teaching and learning (article 7 ② 5). */
    @Schema(name = "TeachingModel", description = "Model of teaching and learning. / 교수-학습모형")
    public record TeachingModel(
            @NotBlank @Size(max = 500) @Schema(description = "Type of knowledge. / 지식유형", examples = "절차적 지식")
            String knowledgeType,

            @NotBlank
            @Size(max = 500)
            @Schema(description = "Type of the term's strategy. / 학기 운영 전략 유형", examples = "강의와 실습을 번갈아 진행")
            String operationStrategy) {}
}
