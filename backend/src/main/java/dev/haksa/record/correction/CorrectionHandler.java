package dev.haksa.record.correction;

import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.ChangeState;
import dev.haksa.change.Consequence;
import dev.haksa.change.Consequence.Area;
import dev.haksa.privacy.ProposedNumber;
import dev.haksa.privacy.ResidentNumberProposals;
import dev.haksa.privacy.StudentIdentity;
import dev.haksa.privacy.StudentIdentity.KnownNumber;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentChanged;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the correction of a record is about: name, birth date and resident number, with what was before (제44조④). */
@ApplicationScoped
public class CorrectionHandler implements ChangeHandler {
    private final StudentRecords records;
    private final ResidentNumberProposals numbers;
    private final StudentIdentity identities;

    CorrectionHandler(StudentRecords records, ResidentNumberProposals numbers, StudentIdentity identities) {
        this.records = records;
        this.numbers = numbers;
        this.identities = identities;
    }

    /** What a correction is about, with the numbers on record and proposed. */
    record Facts(
            Correction correction,
            StudentRecord record,
            @Nullable KnownNumber known,
            @Nullable ProposedNumber proposed) {}

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.RECORD_CORRECTION);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        return facts(connection, draft)
                .map(facts -> ChangeAssessment.of(CorrectionRule.reasonsAgainst(facts, moment), consequences(facts)));
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        Correction correction = Correction.read(change.draft().details());
        return records.change(connection, order(change, correction, at))
                .call(() -> acceptNumber(connection, correction, change, at))
                .map(StudentChanged::events);
    }

    @Override
    public Uni<List<OutboxEvent>> abandoned(
            SqlConnection connection, int id, ChangeDraft draft, ChangeState into, Instant at) {
        UUID proposal = Correction.read(draft.details()).residentNumberProposal();
        return proposal == null
                ? Uni.createFrom().item(List.of())
                : numbers.forget(connection, proposal).replaceWith(List.of());
    }

    private Uni<Facts> facts(SqlConnection connection, ChangeDraft draft) {
        Correction correction = Correction.read(draft.details());
        return records.find(connection, draft.studentNumber())
                .chain(record -> identities
                        .number(connection, draft.studentNumber())
                        .map(known -> new Facts(correction, record, known, null)))
                .chain(facts -> proposed(connection, correction, draft.studentNumber())
                        .map(proposed -> new Facts(correction, facts.record(), facts.known(), proposed)));
    }

    private Uni<@Nullable ProposedNumber> proposed(
            SqlConnection connection, Correction correction, String studentNumber) {
        UUID id = correction.residentNumberProposal();
        return id == null
                ? Uni.createFrom().nullItem()
                : numbers.find(connection, id, studentNumber)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.invalid(
                                "CORRECTION_PROPOSAL", "/details/residentNumberProposal", Map.of()));
    }

    private Uni<Void> acceptNumber(SqlConnection connection, Correction correction, ApprovedChange change, Instant at) {
        UUID id = correction.residentNumberProposal();
        return id == null
                ? Uni.createFrom().voidItem()
                : numbers.accept(connection, id, change.draft().studentNumber(), change.source(), change.caller(), at);
    }

    private static ChangeOrder order(ApprovedChange change, Correction correction, Instant at) {
        return new ChangeOrder(
                change.draft().studentNumber(),
                new StudentChange.Corrected(correction.name(), correction.nameEn(), correction.birthDate()),
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
    }

    private static List<Consequence> consequences(Facts facts) {
        List<Consequence> consequences = new ArrayList<>();
        if (facts.correction().changesRecord()) {
            consequences.add(new Consequence(Area.RECORD, "RECORD_CORRECTED", Map.of()));
        }
        ProposedNumber proposed = facts.proposed();
        if (proposed != null) {
            consequences.add(
                    new Consequence(Area.RECORD, "RESIDENT_NUMBER_CORRECTED", Map.of("masked", proposed.masked())));
        }
        if (facts.correction().name() != null) {
            consequences.add(new Consequence(Area.STUDENT_CARD, "STUDENT_CARD_NEW_NAME", Map.of()));
        }
        return consequences;
    }
}
