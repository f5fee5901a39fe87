package dev.haksa.student.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.student.Admission;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import dev.haksa.student.StudyTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A student's record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Student", description = "A student's record. / 학생의 학적")
record StudentResponse(
        @Schema(examples = "26115001", description = "Annex 5. / 학번(별표 5)")
        String studentNumber,

        @Schema(examples = "김하늘") String name,
        @Nullable String nameEn,

        @Schema(description = "Only in one's own record and for the keepers of records. / 생년월일") @Nullable
        LocalDate birthDate,

        @Schema(description = "학생 구분(별표 6)") StudentType type,
        @Schema(description = "입학 구분") Admission admission,
        @Schema(description = "학적 상태") StudentState state,
        @Schema(examples = "2026") int entranceYear,
        Reference program,
        @Schema(description = "Id of the department. / 학과") Department department,

        @Schema(description = "내·외국인 구분") Nationality nationality,
        @Schema(description = "주야 구분") StudyTime studyTime,

        @Schema(description = "Class, where the department has some. / 반", examples = "A") @Nullable
        String classGroup,

        @Schema(description = "By credits earned and recognised (article 26). / 학년", examples = "1")
        int yearLevel,

        @Schema(description = "Settled by the last promotion (article 27). / 최근 진급 처리의 학년", examples = "1") @Nullable
        Integer promotedYearLevel,

        @Schema(description = "Term of that promotion. / 진급 처리 학기", examples = "2026-FALL") @Nullable
        String promotedTerm,

        @Schema(description = "Credits earned here. / 본교 취득학점")
        int earnedCredits,

        @Schema(description = "Credits recognised from the former university. / 전적대학 인정학점")
        int formerCredits,

        @Schema(description = "Whether that recognition is final (article 4 (5)). / 인정 확정 여부")
        boolean recognitionFixed,

        @Schema(description = "GPA of the last regular term, of 4.5. / 직전 정규학기 평점", examples = "3.85") @Nullable
        BigDecimal previousGpa,

        @Schema(examples = "2026-SPRING") @Nullable String previousGpaTerm,
        @Nullable Advisor advisor) {

    /** A program. */
    @Schema(name = "StudentProgram", description = "The program. / 전공 과정")
    record Reference(String code, String name) {}

    /** A department. */
    @Schema(name = "StudentDepartment", description = "The department. / 학과")
    record Department(int id, String name) {}

    /** The advisor. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudentAdvisor", description = "The advisor. / 지도교수")
    record Advisor(String id, @Nullable String name) {}

    static StudentResponse from(StudentProfile student, boolean withBirthDate) {
        StudentStanding standing = student.standing();
        return new StudentResponse(
                standing.studentNumber(),
                standing.name(),
                student.nameEn(),
                withBirthDate ? student.birthDate() : null,
                standing.type(),
                standing.admission(),
                standing.state(),
                student.entranceYear(),
                new Reference(student.programCode(), student.programName()),
                new Department(standing.departmentId(), student.departmentName()),
                student.listFacts().nationality(),
                student.listFacts().studyTime(),
                student.listFacts().classGroup(),
                standing.yearLevel(),
                student.promotedLevel(),
                student.promotedTerm(),
                standing.earnedCredits(),
                standing.formerCredits(),
                standing.recognitionFixed(),
                points(standing.previousGpaHundredths()),
                student.previousGpaTerm(),
                student.advisorId() == null
                        ? null
                        : new Advisor(student.advisorId().toString(), student.advisorName()));
    }

    static @Nullable BigDecimal points(@Nullable Integer hundredths) {
        return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
    }
}
