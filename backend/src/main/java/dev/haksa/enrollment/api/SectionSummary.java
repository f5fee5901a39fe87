package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.SectionFacts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section as enrollment shows it. */
@Schema(name = "EnrollmentSection", description = "The section of an enrollment. / 수강신청한 강좌")
public record SectionSummary(
        @Schema(examples = "1204") int id,
        @Schema(examples = "M1522.000600") String courseNumber,
        @Schema(examples = "001") String sectionNumber,
        @Schema(examples = "컴퓨터프로그래밍") String title,

        @Schema(description = "True when students only practise in it. / 연습용 강좌 여부", examples = "false")
        boolean rehearsal,

        Category category,

        @Schema(description = "Credits. / 학점", examples = "3")
        int credits,

        List<Meeting> classTimes,

        @Schema(description = "Where the section is served. / 강좌 주소", examples = "/api/v1/sections/1204")
        String href) {

    /** One weekly class time in Seoul. */
    @Schema(name = "Meeting", description = "A weekly class time in Seoul. / 주간 수업 시간(서울)")
    public record Meeting(
            DayOfWeek day,

            @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00")
            LocalTime startsAt,

            @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "10:30")
            LocalTime endsAt) {
        static Meeting from(ClassTime time) {
            return new Meeting(time.day(), time.start(), time.end());
        }
    }

    static SectionSummary from(SectionFacts section) {
        return new SectionSummary(
                section.sectionId(),
                section.courseNumber(),
                section.sectionNumber(),
                section.title(),
                section.rehearsal(),
                section.category(),
                section.credits(),
                section.classTimes().stream().map(Meeting::from).toList(),
                "/api/v1/sections/" + section.sectionId());
    }
}
