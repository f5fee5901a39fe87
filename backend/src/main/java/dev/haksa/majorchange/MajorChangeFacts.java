package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.ChangeOfMajor;
import dev.haksa.majorchange.domain.Room;
import dev.haksa.majorchange.store.QuotaRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudyHistories;
import dev.haksa.student.StudyHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a change of major is decided on, and asks the rules. */
@ApplicationScoped
class MajorChangeFacts {
    private final StudentRecords records;
    private final StudyHistories studies;
    private final QuotaRows quotas;

    MajorChangeFacts(StudentRecords records, StudyHistories studies, QuotaRows quotas) {
        this.records = records;
        this.studies = studies;
        this.quotas = quotas;
    }

    /**
     * Who wants to go where.
     *
     * @param counted whether the applicant is among those selected for the program already
     */
    record Question(
            MajorChangeRound round,
            String studentNumber,
            int targetProgramId,
            LocalDate receivedOn,
            LocalDate today,
            boolean counted) {}

    /** What is known, and every reason against it. */
    record Known(StudentRecord student, Room room, @Nullable Integer gpaHundredths, List<Violation> violations) {}

    private record Person(StudentRecord student, @Nullable TransferEntrance entrance) {}

    /** Asks the rules; 404 without such a student. */
    Uni<Known> examine(SqlConnection connection, Question question) {
        return person(connection, question.studentNumber())
                .chain(person -> quotas.room(connection, person.student().entranceYear(), question.targetProgramId())
                        .map(quota -> examined(question, person, quota.room())))
                .chain(known -> withAverage(connection, question, known));
    }

    /** Asks the rules that hold in every round; 400 for a program that does not exist. */
    Uni<List<Violation>> examine(SqlConnection connection, String studentNumber, String program) {
        return quotas.program(connection, program)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.invalid(
                        "MAJOR_CHANGE_PROGRAM", "/details/targetProgram", Map.of("program", program)))
                .chain(target ->
                        person(connection, studentNumber).map(one -> ChangeOfMajor.checkApplicant(facts(one), target)));
    }

    private Uni<Person> person(SqlConnection connection, String studentNumber) {
        return records.find(connection, studentNumber)
                .chain(student ->
                        quotas.entrance(connection, studentNumber).map(entrance -> new Person(student, entrance)));
    }

    private static ChangeOfMajor.Facts facts(Person person) {
        StudentRecord student = person.student();
        TransferEntrance entrance = person.entrance();
        return new ChangeOfMajor.Facts(
                student.state(),
                student.admission(),
                student.programId(),
                student.entranceYear(),
                entrance == null ? null : entrance.entrance());
    }

    private static Known examined(Question question, Person person, Room found) {
        Room room = found.without(question.counted());
        StudentRecord student = person.student();
        MajorChangeRound round = question.round();
        ChangeOfMajor.Frame frame = new ChangeOfMajor.Frame(
                round.opensOn(), round.closesOn(), round.term().startsOn(), question.today());
        ChangeOfMajor.Wish wish = new ChangeOfMajor.Wish(question.targetProgramId(), question.receivedOn());
        return new Known(student, room, null, ChangeOfMajor.check(facts(person), wish, frame, room));
    }

    private Uni<Known> withAverage(SqlConnection connection, Question question, Known known) {
        String number = question.studentNumber();
        return studies.load(connection, Set.of(number), question.today()).map(histories -> {
            StudyHistory history = histories.get(number);
            if (history == null) {
                throw ProblemException.notFound("student", number);
            }
            return new Known(known.student(), known.room(), history.gpaHundredths(), known.violations());
        });
    }
}
