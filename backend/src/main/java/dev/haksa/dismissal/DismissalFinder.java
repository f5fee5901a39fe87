package dev.haksa.dismissal;

import dev.haksa.catalog.Term;
import dev.haksa.dismissal.domain.Ground;
import dev.haksa.dismissal.domain.Grounds;
import dev.haksa.dismissal.domain.Settlement;
import dev.haksa.dismissal.domain.Situation;
import dev.haksa.dismissal.store.CandidateRows;
import dev.haksa.dismissal.store.ItemRows;
import dev.haksa.dismissal.store.NoticeRows;
import dev.haksa.dismissal.store.NoticeRows.Given;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds whom a batch concerns, and looks again when something is about to be done. */
@ApplicationScoped
class DismissalFinder {
    private final CandidateRows candidates;
    private final NoticeRows notices;
    private final DismissalRegulation regulation;

    DismissalFinder(CandidateRows candidates, NoticeRows notices, DismissalRegulation regulation) {
        this.candidates = candidates;
        this.notices = notices;
        this.regulation = regulation;
    }

    /** What is looked for, and when. */
    record Question(BatchKind kind, Term term, LocalDate today) {
        NoticeRows.Kind noticeKind() {
            return kind == BatchKind.RETURN_NOTICE ? NoticeRows.Kind.RETURN : NoticeRows.Kind.PRIOR;
        }
    }

    /**
     * What is to be done about a student.
     *
     * @param ground null when nothing is
     * @param settled why nothing is; null when something is
     */
    record Judgement(@Nullable Ground ground, @Nullable Settlement settled, DismissalItem.Found found) {}

    /** Whom a batch concerns, by student number; of a department, or with null of all. */
    Uni<List<ItemRows.FoundStudent>> find(SqlClient client, Question question, @Nullable Integer departmentId) {
        return notices.open(client, question.term().id(), question.noticeKind())
                .chain(given -> candidates
                        .concerned(client, question.term(), question.kind() != BatchKind.RETURN_NOTICE, departmentId)
                        .map(situations -> found(question, situations, given)));
    }

    /**
     * The same for one student; 404 when there is none.
     *
     * @param reviewed the ground that was looked at; another one that has come up since has to be looked at anew
     */
    Uni<Judgement> judge(SqlClient client, Question question, String studentNumber, Ground reviewed) {
        return notices.open(client, question.term().id(), question.noticeKind())
                .chain(given -> candidates
                        .of(client, question.term().id(), studentNumber)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.notFound("student", studentNumber))
                        .map(situation -> judge(question, situation, given.get(studentNumber), reviewed)));
    }

    private List<ItemRows.FoundStudent> found(
            Question question, Map<String, Situation> situations, Map<String, Given> given) {
        List<ItemRows.FoundStudent> found = new ArrayList<>();
        situations.forEach((student, situation) -> {
            Judgement judgement = judge(question, situation, given.get(student), null);
            if (judgement.ground() != null) {
                found.add(new ItemRows.FoundStudent(student, judgement.ground(), judgement.found()));
            }
        });
        return found;
    }

    /** A notice counts for the ground that it named only (article 32). */
    private Judgement judge(Question question, Situation situation, @Nullable Given latest, @Nullable Ground reviewed) {
        Grounds grounds = regulation.grounds(question.term(), question.today());
        boolean returning = question.kind() == BatchKind.RETURN_NOTICE;
        Ground ground = returning ? grounds.ofReturn(situation) : grounds.of(situation, question.today());
        Given given = latest != null && latest.ground() == ground ? latest : null;
        DismissalItem.Found found = days(grounds, ground, situation, given, returning);
        if (ground == null || (reviewed != null && reviewed != ground)) {
            return new Judgement(null, grounds.settledBy(situation), found);
        }
        if (situation.hasActedUntil(given == null ? found.lastDay() : given.waitUntil())) {
            return new Judgement(null, Settlement.ACTED, found);
        }
        boolean toBeTold = question.kind() != BatchKind.DISMISSAL;
        if (toBeTold) {
            return given == null ? new Judgement(ground, null, found) : new Judgement(null, Settlement.TOLD, found);
        }
        boolean waited = given != null && question.today().isAfter(given.waitUntil());
        return waited ? new Judgement(ground, null, found) : new Judgement(null, Settlement.NOT_DUE, found);
    }

    private static DismissalItem.Found days(
            Grounds grounds, @Nullable Ground ground, Situation situation, @Nullable Given given, boolean returning) {
        LocalDate lastDay = ground == Ground.NOT_REGISTERED ? grounds.lastRegistration() : grounds.lastReturn();
        return new DismissalItem.Found(
                situation.leave() == null ? null : situation.leave().endsOn(),
                returning ? grounds.termStartsOn().minusDays(1) : Objects.requireNonNull(lastDay),
                given == null ? null : given.givenOn(),
                given == null ? null : given.waitUntil());
    }
}
