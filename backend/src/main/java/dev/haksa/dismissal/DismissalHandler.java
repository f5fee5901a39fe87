package dev.haksa.dismissal;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.Consequence;
import dev.haksa.departure.DepartureReason;
import dev.haksa.departure.Departures;
import dev.haksa.departure.NewDeparture;
import dev.haksa.dismissal.domain.Ground;
import dev.haksa.dismissal.domain.Settlement;
import dev.haksa.dismissal.store.NoticeRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the workflow of changes needs to know of dismissals: they rest on a notice whose ground still holds (32, 33). */
@ApplicationScoped
class DismissalHandler implements ChangeHandler {
    private final DismissalFinder finder;
    private final NoticeRows notices;
    private final Terms terms;
    private final StudentRecords records;
    private final Departures departures;

    DismissalHandler(
            DismissalFinder finder, NoticeRows notices, Terms terms, StudentRecords records, Departures departures) {
        this.finder = finder;
        this.notices = notices;
        this.terms = terms;
        this.records = records;
        this.departures = departures;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.DISMISSAL);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        Ground ground = ground(draft);
        return terms.byCode(connection, termCode(draft))
                .map(term -> new DismissalFinder.Question(BatchKind.DISMISSAL, term, moment.today()))
                .chain(question -> finder.judge(connection, question, draft.studentNumber(), ground))
                .map(judgement -> assessment(draft, judgement));
    }

    private static ChangeAssessment assessment(ChangeDraft draft, DismissalFinder.Judgement judgement) {
        List<Violation> violations = new ArrayList<>();
        Settlement settled = judgement.settled();
        if (settled != null) {
            violations.add(new Violation("DISMISSAL_GROUND_GONE", "33", Map.of("why", "DISMISSAL_" + settled.name())));
        }
        Map<String, Object> facts = Map.of(
                "ground",
                "DISMISSAL_" + ground(draft).name(),
                "lastDay",
                judgement.found().lastDay());
        return ChangeAssessment.of(violations, List.of(new Consequence(Consequence.Area.RECORD, "DISMISSED", facts)))
                .endingEnrollments(true);
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        ChangeDraft draft = change.draft();
        Ground ground = ground(draft);
        ChangeOrder order = new ChangeOrder(
                draft.studentNumber(),
                new StudentChange.Dismissed(ground.name()),
                change.effectiveOn(),
                at,
                change.caller(),
                draft.reason(),
                change.source());
        NewDeparture left = new NewDeparture(
                draft.studentNumber(),
                change.effectiveOn(),
                termCode(draft),
                DepartureReason.valueOf(ground.name()),
                change.source());
        return records.change(connection, order)
                .call(() -> departures.record(connection, left, change.caller(), at))
                .call(() -> terms.byCode(connection, termCode(draft)).chain(term -> end(connection, draft, term, at)))
                .map(changed -> with(changed.events(), told(change, ground)));
    }

    private Uni<Void> end(SqlConnection connection, ChangeDraft draft, Term term, Instant at) {
        return notices.followed(connection, draft.studentNumber(), term.id(), at);
    }

    private static List<OutboxEvent> with(List<OutboxEvent> events, OutboxEvent last) {
        List<OutboxEvent> all = new ArrayList<>(events);
        all.add(last);
        return all;
    }

    private static OutboxEvent told(ApprovedChange change, Ground ground) {
        ChangeDraft draft = change.draft();
        JsonObject payload = new JsonObject()
                .put("studentNumber", draft.studentNumber())
                .put("term", termCode(draft))
                .put("ground", ground.name())
                .put("cause", ground.name())
                .put("effectiveOn", change.effectiveOn().toString());
        return new OutboxEvent(
                "dismissal.effective",
                draft.studentNumber() + "/" + termCode(draft),
                draft.studentNumber(),
                payload,
                change.caller().correlationId());
    }

    private static Ground ground(ChangeDraft draft) {
        String written = draft.details().getString("ground");
        return Arrays.stream(Ground.values())
                .filter(ground -> ground.name().equals(written))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "DISMISSAL_DETAILS", "/details/ground", Map.of("allowed", List.of(Ground.values()))));
    }

    private static String termCode(ChangeDraft draft) {
        return Objects.requireNonNullElse(draft.details().getString("term"), "");
    }
}
