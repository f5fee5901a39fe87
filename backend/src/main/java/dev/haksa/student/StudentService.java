package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.domain.RetakeCounts;
import dev.haksa.student.domain.Transcript;
import dev.haksa.student.domain.Visibility;
import dev.haksa.student.domain.YearLevels;
import dev.haksa.student.store.CompletedRows;
import dev.haksa.student.store.StudentRows;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows students' records to those who may see them; for everybody else there are none. */
@ApplicationScoped
@Startup
public class StudentService {
    private final StudentRows students;
    private final CompletedRows completed;
    private final EffectiveDated<YearLevels> yearLevels;
    private final EffectiveDated<RetakeCounts> retakeCounts;
    private final Clock clock;

    StudentService(StudentRows students, CompletedRows completed, Regulations regulations, Clock clock) {
        this.students = students;
        this.completed = completed;
        this.yearLevels = regulations.parameter("records", "year-levels", YearLevels::read);
        this.retakeCounts =
                regulations.parameter("enrollment", "retake-counts", ParameterReaders.oneOf(RetakeCounts.class));
        this.clock = clock;
    }

    /** A student with the courses completed. */
    public record WithTranscript(StudentProfile student, Transcript transcript) {}

    private record Listed(
            List<StudentProfile> students, @Nullable Long count) {}

    /** The caller's own record; 404 when the account has none. */
    public Uni<StudentProfile> own(Caller caller) {
        String number = caller.studentNumber();
        return number == null
                ? Uni.createFrom().failure(notFound("me"))
                : students.find(number, levels()).onItem().ifNull().failWith(() -> notFound(number));
    }

    /** A record that the caller may see; 404 otherwise. */
    public Uni<StudentProfile> find(String studentNumber, Caller caller) {
        return find(studentNumber, Visibility.reading(caller));
    }

    /** A page of the records that the caller may see. */
    public Uni<Page<StudentProfile>> list(StudentCriteria criteria, Caller caller) {
        Visibility visibility = Visibility.reading(caller);
        YearLevels levels = levels();
        return students.list(criteria, visibility, levels)
                .chain(found -> counted(criteria, visibility, levels, found))
                .map(listed -> Page.of(
                        listed.students(),
                        criteria.limit(),
                        student -> Cursor.encode(student.standing().studentNumber()),
                        listed.count()));
    }

    /** The caller's own completed courses. */
    public Uni<WithTranscript> ownTranscript(Caller caller) {
        return own(caller).chain(this::withTranscript);
    }

    /** Completed courses of a student whom the caller may see. */
    public Uni<WithTranscript> transcript(String studentNumber, Caller caller) {
        return find(studentNumber, caller).chain(this::withTranscript);
    }

    /**
     * Credits earned so far by completion category, for graduation (제4조②). Whether the caller may know them is for
     * the asking feature to decide.
     */
    public Uni<Map<Category, Integer>> earnedByCategory(String studentNumber) {
        RetakeCounts rule = retakeCounts.at(today());
        return completed
                .attempts(studentNumber)
                .map(attempts -> Transcript.of(attempts, rule).earnedByCategory());
    }

    Uni<StudentProfile> find(String studentNumber, Visibility visibility) {
        return students.find(studentNumber, levels())
                .map(student ->
                        student != null && visibility.reaches(student.standing().departmentId(), student.advisorId())
                                ? student
                                : null)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(studentNumber));
    }

    private Uni<Listed> counted(
            StudentCriteria criteria, Visibility visibility, YearLevels levels, List<StudentProfile> found) {
        return criteria.count()
                ? students.count(criteria, visibility, levels).map(count -> new Listed(found, count))
                : Uni.createFrom().item(new Listed(found, null));
    }

    private Uni<WithTranscript> withTranscript(StudentProfile student) {
        RetakeCounts rule = retakeCounts.at(today());
        return completed
                .attempts(student.standing().studentNumber())
                .map(attempts -> new WithTranscript(student, Transcript.of(attempts, rule)));
    }

    private YearLevels levels() {
        return yearLevels.at(today());
    }

    private LocalDate today() {
        return Times.day(clock.instant());
    }

    private static ProblemException notFound(String studentNumber) {
        return ProblemException.notFound("student", studentNumber);
    }
}
