package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.TermEnrollments;
import dev.haksa.shared.http.MayBeRehearsal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student's week, the exams, and what has no class time. */
@Schema(name = "Timetable", description = "A student's week in Seoul time. / 시간표(서울 시각)")
public record TimetableResponse(
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal,

        @Schema(description = "Class times from Monday on. / 월요일부터의 수업")
        List<Lesson> lessons,

        @Schema(description = "Exam slots by time (제17조⑤). / 시험 시간")
        List<Exam> exams,

        @Schema(description = "Sections without class time. / 시간이 정해지지 않은 강좌")
        List<SectionSummary> unscheduled)
        implements MayBeRehearsal {

    /** One class time of a section. */
    @Schema(name = "Lesson", description = "One class time. / 수업 시간 하나")
    public record Lesson(
            DayOfWeek day,

            @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00")
            LocalTime startsAt,

            @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "10:30")
            LocalTime endsAt,

            int sectionId,
            @Schema(examples = "M1522.000600") String courseNumber,
            @Schema(examples = "컴퓨터프로그래밍") String title) {
        static Lesson from(SectionFacts section, ClassTime time) {
            return new Lesson(
                    time.day(), time.start(), time.end(), section.sectionId(), section.courseNumber(), section.title());
        }
    }

    /** The exam of a section. */
    @Schema(name = "Exam", description = "The exam slot of a section. / 강좌의 시험 시간")
    public record Exam(int sectionId, String title, Instant startsAt, Instant endsAt) {
        static Exam from(SectionFacts section, ExamSlot slot) {
            return new Exam(section.sectionId(), section.title(), slot.startsAt(), slot.endsAt());
        }
    }

    static TimetableResponse from(TermEnrollments enrollments) {
        List<SectionFacts> held = enrollments.entries().stream()
                .filter(entry -> entry.registration().holdsSeat())
                .map(TermEnrollments.Entry::section)
                .toList();
        List<Lesson> lessons = held.stream()
                .flatMap(section -> section.classTimes().stream().map(time -> Lesson.from(section, time)))
                .sorted(Comparator.comparing(Lesson::day).thenComparing(Lesson::startsAt))
                .toList();
        return new TimetableResponse(
                enrollments.term().code().toString(),
                enrollments.term().code().rehearsal(),
                lessons,
                exams(held),
                held.stream()
                        .filter(section -> section.classTimes().isEmpty())
                        .map(SectionSummary::from)
                        .toList());
    }

    private static List<Exam> exams(List<SectionFacts> held) {
        return held.stream()
                .flatMap(section -> section.examSlot() == null
                        ? java.util.stream.Stream.<Exam>empty()
                        : java.util.stream.Stream.of(Exam.from(section, section.examSlot())))
                .sorted(Comparator.comparing(Exam::startsAt))
                .toList();
    }
}
