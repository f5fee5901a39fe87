package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.RetakeCounts;
import dev.haksa.student.domain.Transcript;
import dev.haksa.student.store.CompletedRows;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door for features that print grades. Whether the caller may know them is for the asking feature to decide. */
@ApplicationScoped
@Startup
public class StudentGrades {
    private final CompletedRows completed;
    private final EffectiveDated<RetakeCounts> retakeCounts;

    StudentGrades(CompletedRows completed, Regulations regulations) {
        this.completed = completed;
        this.retakeCounts =
                regulations.parameter("enrollment", "retake-counts", ParameterReaders.oneOf(RetakeCounts.class));
    }

    /**
     * Grades earned here.
     *
     * @param gpa of 4.5, cut after two decimals; replaced attempts do not count; null without graded courses
     */
    public record Grades(@Nullable BigDecimal gpa, int earnedCredits, List<Term> terms) {}

    /** Grades of a term, with its average as it was earned then. */
    public record Term(TermCode code, @Nullable BigDecimal gpa, List<GradedCourse> courses) {}

    /**
     * A course with its grade.
     *
     * @param replaced whether another attempt counts instead
     */
    public record GradedCourse(
            String courseNumber, String title, int credits, Category category, Grade grade, boolean replaced) {}

    /** A student's grades by term, the earliest first, by the rules of a day. */
    public Uni<Grades> of(String studentNumber, LocalDate asOf) {
        RetakeCounts rule = retakeCounts.at(asOf);
        return completed
                .attempts(studentNumber)
                .map(attempts -> Transcript.of(attempts, rule))
                .map(StudentGrades::grades);
    }

    private static Grades grades(Transcript transcript) {
        List<Term> terms = transcript.byTerm().entrySet().stream()
                .map(term -> new Term(
                        term.getKey(),
                        points(transcript.gpaHundredths(term.getKey())),
                        term.getValue().stream()
                                .map(attempt -> course(attempt, transcript))
                                .toList()))
                .toList();
        return new Grades(points(transcript.gpaHundredths()), transcript.earnedCredits(), terms);
    }

    private static GradedCourse course(Attempt attempt, Transcript transcript) {
        return new GradedCourse(
                attempt.courseNumber(),
                attempt.title(),
                attempt.credits(),
                attempt.category(),
                attempt.grade(),
                transcript.replaced().contains(attempt));
    }

    private static @Nullable BigDecimal points(@Nullable Integer hundredths) {
        return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
    }
}
