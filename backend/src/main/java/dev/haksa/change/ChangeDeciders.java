package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.document.DocumentDeciders;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Whoever decides an application reads the papers attached to it. */
@ApplicationScoped
class ChangeDeciders implements DocumentDeciders {
    private final ChangeReads reads;
    private final ChangeKinds kinds;
    private final DecisionRights rights;
    private final Pool pool;
    private final Clock clock;

    ChangeDeciders(ChangeReads reads, ChangeKinds kinds, DecisionRights rights, Pool pool, Clock clock) {
        this.reads = reads;
        this.kinds = kinds;
        this.rights = rights;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> decides(List<String> applicationIds, Caller caller) {
        LocalDate today = Times.day(clock.instant());
        return Multi.createFrom()
                .iterable(ChangeEvidence.changes(applicationIds))
                .onItem()
                .transformToUniAndConcatenate(id -> reads.find(pool, id))
                .onItem()
                .transformToUniAndConcatenate(change -> hasPart(change, caller, today))
                .collect()
                .asList()
                .map(answers -> answers.contains(true));
    }

    private Uni<Boolean> hasPart(RecordChange change, Caller caller, LocalDate today) {
        boolean delegable = kinds.at(change.summary().kind(), today).delegable();
        return rights.hasPart(pool, caller, change, delegable, today);
    }
}
