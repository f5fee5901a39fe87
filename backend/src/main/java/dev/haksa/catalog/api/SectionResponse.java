package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.GradingScheme;
import dev.haksa.catalog.Section;
import dev.haksa.shared.http.MayBeRehearsal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Section", description = "A course as it is taught in a term. / 강좌(분반)")
public record SectionResponse(
        @Schema(examples = "4711") int id,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습용 강좌 여부", examples = "false")
        boolean rehearsal,

        CourseOfSection course,

        @Schema(description = "분반", examples = "001") String sectionNumber,

        @Schema(
                description = "Title of the section, which may be that of a special topic. / 강좌명(특강 제목일 수 있음)",
                examples = "컴퓨터프로그래밍")
        String title,

        @Schema(examples = "MAJOR_REQUIRED") Category category,
        @Nullable DepartmentReference department,

        @Schema(description = "As printed in the timetable. / 대상 학년(시간표 표기)", examples = "1학년") @Nullable
        String targetYear,

        List<ClassTimeBody> classTimes,
        @Nullable ExamSlotBody examSlot,

        @Schema(description = "정원", examples = "40") int capacity,

        @Schema(description = "Seats taken. / 수강신청 인원", examples = "34")
        int enrolled,

        @Schema(description = "Seats that nobody has. / 남은 자리", examples = "6")
        int freeSeats,

        @Schema(examples = "RELATIVE") GradingScheme gradingScheme,

        @Schema(description = "실습 과목 여부", examples = "false")
        boolean practice,

        @Schema(examples = "OPEN") Section.State state,

        @Schema(description = "Name of the professor. / 담당 교수", examples = "김교수") @Nullable
        String professor,

        SectionLinks links)
        implements MayBeRehearsal {
    /** What the section shows of its course. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CourseOfSection", description = "The course of a section. / 강좌의 교과목")
    public record CourseOfSection(
            @Schema(examples = "M1522.000600") String courseNumber,
            @Schema(examples = "컴퓨터프로그래밍") String titleKo,

            @Schema(examples = "Computer Programming") @Nullable
            String titleEn,

            @Schema(examples = "3") int credits) {}

    /** Where to go from a section. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SectionLinks", description = "Where to go from a section. / 관련 주소")
    public record SectionLinks(
            @Schema(examples = "/api/v1/sections/4711") String self,

            @Schema(examples = "/api/v1/courses/M1522.000600")
            String course,

            @Schema(examples = "/api/v1/terms/2027-SPRING") String term,

            @Schema(
                    description = "The syllabus, once there is one. / 수업계획서(입력된 경우)",
                    examples = "/api/v1/sections/4711/syllabus")
            @Nullable
            String syllabus) {
        static SectionLinks of(Section section) {
            return new SectionLinks(
                    "/api/v1/sections/" + section.id(),
                    "/api/v1/courses/" + section.courseNumber(),
                    "/api/v1/terms/" + section.term(),
                    section.hasSyllabus() ? "/api/v1/sections/" + section.id() + "/syllabus" : null);
        }
    }

    static SectionResponse from(Section section) {
        return new SectionResponse(
                section.id(),
                section.term(),
                section.rehearsal(),
                new CourseOfSection(
                        section.courseNumber(), section.courseTitleKo(), section.courseTitleEn(), section.credits()),
                section.sectionNumber(),
                section.title(),
                section.category(),
                DepartmentReference.of(section.departmentId(), section.departmentNameKo(), section.departmentNameEn()),
                section.targetYear(),
                section.classTimes().stream().map(ClassTimeBody::from).toList(),
                ExamSlotBody.from(section.examSlot()),
                section.capacity(),
                section.enrolled(),
                section.freeSeats(),
                section.gradingScheme(),
                section.practice(),
                section.state(),
                section.professorName(),
                SectionLinks.of(section));
    }
}
