package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Basis;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Builders of cases: everything is in order unless a test says otherwise. */
final class Cases {
    static final Instant OPENS = Instant.parse("2026-11-23T01:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-11-27T09:00:00Z");
    static final Instant DURING = Instant.parse("2026-11-24T03:00:00Z");
    static final int TERM = 7;

    private Cases() {}

    static EnrollmentParameters parameters() {
        return parameters(Strictness.WARN, Strictness.WARN);
    }

    static EnrollmentParameters parameters(Strictness advising, Strictness examOverlap) {
        CreditCeiling ceiling = new CreditCeiling(List.of(
                new CreditCeiling.Row(Set.of(Season.SUMMER, Season.WINTER), Set.of(), null, 6),
                new CreditCeiling.Row(Set.of(), Set.of(), 400, 21),
                new CreditCeiling.Row(Set.of(), Set.of(), null, 18)));
        return new EnrollmentParameters(
                new Basis(LocalDate.of(2026, 11, 24), "test"),
                ceiling,
                advising,
                examOverlap,
                Set.of(StudentState.ENROLLED),
                Set.of(StudentType.UNIVERSITY, StudentType.GRADUATE, StudentType.PART_TIME),
                3,
                AfterDeclinedOffer.KEEP_PLACE);
    }

    static Seats seats(int id, int capacity, int enrolled) {
        return new Seats(id, capacity, enrolled, 0, 0, 0, SeatReleasePolicy.AT_ONCE);
    }

    static AcademicWindow window(WindowKind kind, Instant opens, Instant closes) {
        return new AcademicWindow(1, TERM, kind, opens, closes, Set.of(), Set.of());
    }

    static AcademicWindow openWindow() {
        return window(WindowKind.ENROLLMENT, OPENS, CLOSES);
    }

    static StudentBuilder aStudent() {
        return new StudentBuilder();
    }

    static SectionBuilder aSection(int id) {
        return new SectionBuilder(id);
    }

    static CaseBuilder aCase() {
        return new CaseBuilder();
    }

    static ClassTime monday(int fromHour, int toHour) {
        return new ClassTime(DayOfWeek.MONDAY, fromHour * 60, toHour * 60);
    }

    static final class StudentBuilder {
        private String number = "25105001";
        private StudentType type = StudentType.UNIVERSITY;
        private Admission admission = Admission.FRESHMAN;
        private StudentState state = StudentState.ENROLLED;
        private int departmentId = 5;
        private int yearLevel = 2;
        private Integer gpa = 350;
        private boolean recognitionFixed;

        StudentBuilder number(String value) {
            number = value;
            return this;
        }

        StudentBuilder type(StudentType value) {
            type = value;
            return this;
        }

        StudentBuilder state(StudentState value) {
            state = value;
            return this;
        }

        StudentBuilder inDepartment(int value) {
            departmentId = value;
            return this;
        }

        StudentBuilder inYear(int value) {
            yearLevel = value;
            return this;
        }

        StudentBuilder withGpa(Integer hundredths) {
            gpa = hundredths;
            return this;
        }

        StudentBuilder transferred(boolean fixed) {
            admission = Admission.TRANSFER;
            recognitionFixed = fixed;
            return this;
        }

        StudentStanding build() {
            return new StudentStanding(
                    number, "김하늘", type, admission, state, 1, departmentId, yearLevel, 40, 0, gpa, recognitionFixed);
        }
    }

    static final class SectionBuilder {
        private final int id;
        private int courseId;
        private int credits = 3;
        private Category category = Category.MAJOR_ELECTIVE;
        private boolean open = true;
        private List<ClassTime> times = List.of();
        private ExamSlot exam;

        SectionBuilder(int id) {
            this.id = id;
            this.courseId = 1000 + id;
        }

        SectionBuilder ofCourse(int value) {
            courseId = value;
            return this;
        }

        SectionBuilder credits(int value) {
            credits = value;
            return this;
        }

        SectionBuilder category(Category value) {
            category = value;
            return this;
        }

        SectionBuilder closed() {
            open = false;
            return this;
        }

        SectionBuilder at(ClassTime... values) {
            times = List.of(values);
            return this;
        }

        SectionBuilder exam(String from, String to) {
            exam = new ExamSlot(Instant.parse(from), Instant.parse(to));
            return this;
        }

        SectionFacts build() {
            return new SectionFacts(
                    id,
                    TERM,
                    false,
                    courseId,
                    "C" + courseId,
                    "001",
                    "과목 " + id,
                    credits,
                    category,
                    open,
                    times,
                    exam,
                    1);
        }
    }

    static final class CaseBuilder {
        private Instant at = DURING;
        private StudentBuilder student = aStudent();
        private boolean advised = true;
        private SectionFacts section = aSection(1).build();
        private Season season = Season.SPRING;
        private List<AcademicWindow> windows = List.of(openWindow());
        private Seats seats = Cases.seats(1, 30, 0);
        private EnrollmentCase.Replacement replacement;
        private int waitingFor;
        private List<SectionFacts> held = List.of();
        private boolean attempted;
        private boolean recognised;

        CaseBuilder at(Instant value) {
            at = value;
            return this;
        }

        CaseBuilder by(StudentBuilder value) {
            student = value;
            return this;
        }

        CaseBuilder unadvised() {
            advised = false;
            return this;
        }

        CaseBuilder of(SectionBuilder value) {
            section = value.build();
            return this;
        }

        CaseBuilder in(Season value) {
            season = value;
            return this;
        }

        CaseBuilder windows(AcademicWindow... values) {
            windows = List.of(values);
            return this;
        }

        CaseBuilder seats(int takenSeats, int capacitySeats) {
            return seats(Cases.seats(1, capacitySeats, takenSeats));
        }

        CaseBuilder seats(Seats value) {
            seats = value;
            return this;
        }

        CaseBuilder replacing(int sectionId, boolean isHeld) {
            replacement = new EnrollmentCase.Replacement(sectionId, isHeld);
            return this;
        }

        CaseBuilder waitingFor(int sections) {
            waitingFor = sections;
            return this;
        }

        CaseBuilder holding(SectionBuilder... values) {
            held = java.util.Arrays.stream(values).map(SectionBuilder::build).toList();
            return this;
        }

        CaseBuilder recognised() {
            recognised = true;
            return this;
        }

        EnrollmentCase build() {
            return new EnrollmentCase(
                    at,
                    student.build(),
                    advised,
                    section,
                    season,
                    windows,
                    seats,
                    held,
                    replacement,
                    waitingFor,
                    attempted,
                    recognised);
        }
    }
}
