package dev.haksa.change;

import dev.haksa.change.domain.DecisionRight;
import dev.haksa.change.store.ChangeLists;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.DelegationRows;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What staff may see of applications, and what waits for somebody's decision. */
@ApplicationScoped
public class ChangeInboxService {
    private final ChangeLists lists;
    private final ChangeReads reads;
    private final DelegationRows delegations;
    private final ChangeKinds kinds;
    private final ChangeAccess access;
    private final Pool pool;
    private final Clock clock;

    ChangeInboxService(
            ChangeLists lists,
            ChangeReads reads,
            DelegationRows delegations,
            ChangeKinds kinds,
            ChangeAccess access,
            Pool pool,
            Clock clock) {
        this.lists = lists;
        this.reads = reads;
        this.delegations = delegations;
        this.kinds = kinds;
        this.access = access;
        this.pool = pool;
        this.clock = clock;
    }

    /** A page of applications, and the day by which what is late was told. */
    public record Listed(Page<ChangeSummary> page, LocalDate today) {}

    /** Applications that the caller may see, the latest first. */
    public Uni<Listed> list(ChangeCriteria criteria, Paging paging, Caller caller) {
        LocalDate today = today();
        return lists.list(criteria, ChangeVisibility.of(caller), today, paging).map(page -> new Listed(page, today));
    }

    /** An application that the caller may see; 404 otherwise. */
    public Uni<RecordChange> find(int id, Caller caller) {
        return reads.find(pool, id).chain(change -> access.open(pool, change, caller, today()));
    }

    /** What the caller may decide now: what is late first, what a committee has last. */
    public Uni<Listed> inbox(Paging paging, Caller caller) {
        LocalDate today = today();
        return delegations
                .to(caller.id())
                .map(found -> reach(caller, found, today))
                .chain(reach -> lists.inbox(reach, paging))
                .map(page -> new Listed(page, today));
    }

    private InboxReach reach(Caller caller, List<DecisionRight.Delegation> found, LocalDate today) {
        Set<ChangeKind> delegated = Arrays.stream(ChangeKind.values())
                .filter(kind -> kinds.at(kind, today).delegable())
                .filter(kind -> found.stream().anyMatch(one -> one.covers(kind, today)))
                .collect(Collectors.toUnmodifiableSet());
        return new InboxReach(
                caller.has(Roles.DEPARTMENT_HEAD), caller.departments(), caller.has(Roles.PRESIDENT), delegated);
    }

    private LocalDate today() {
        return Times.day(clock.instant());
    }
}
