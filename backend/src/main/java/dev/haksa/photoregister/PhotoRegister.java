package dev.haksa.photoregister;

import dev.haksa.photoregister.store.RegisterRows;
import dev.haksa.photoregister.store.RegisterRows.Selection;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The register of photos: departments see their students, academic affairs all. */
@ApplicationScoped
public class PhotoRegister {
    private final Pool pool;
    private final RegisterRows rows;
    private final StudentStandings standings;
    private final AuditTrail audit;
    private final Clock clock;

    PhotoRegister(Pool pool, RegisterRows rows, StudentStandings standings, AuditTrail audit, Clock clock) {
        this.pool = pool;
        this.rows = rows;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A page of the register.
     *
     * @param counts only when they were asked for
     */
    public record Listed(Page<RegisterEntry> page, @Nullable RegisterCounts counts) {}

    /** A page of the students whom the caller sees among those asked for; whom it showed stands in the audit trail. */
    public Uni<Listed> list(RegisterCriteria criteria, RegisterOrder order, Paging paging, Caller caller) {
        Selection selection = selection(criteria, caller);
        return rows.page(pool, selection, order, paging)
                .call(page -> pool.withTransaction(
                        connection -> audit.record(connection, List.of(listed(page, criteria, order, caller)))))
                .chain(page -> paging.count()
                        ? rows.count(pool, selection).map(counts -> new Listed(page, counts))
                        : Uni.createFrom().item(new Listed(page, null)));
    }

    /** No export, so without purpose; but it shows photos' states, nationality and standing of many at once. */
    private AuditEvent listed(Page<RegisterEntry> page, RegisterCriteria criteria, RegisterOrder order, Caller caller) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("criteria", criteria.told());
        details.put("sort", order.parameter());
        details.put("count", page.items().size());
        details.put(
                "studentNumbers",
                page.items().stream().map(RegisterEntry::studentNumber).toList());
        return AuditEvent.of(clock.instant(), caller, "PHOTO_REGISTER_LISTED", "PHOTO_REGISTER", "list", details);
    }

    /** The numbers of all who are selected, in one statement: whoever changes afterwards is neither lost nor there twice. */
    Uni<List<String>> numbers(Selection selection, RegisterOrder order) {
        return rows.numbers(pool, selection, order);
    }

    /** Students of a selection, page by page, each read when it is asked for on a connection of its own. */
    Multi<List<RegisterEntry>> pages(Selection selection, List<String> numbers, int limit) {
        return Multi.createFrom()
                .iterable(numbers)
                .group()
                .intoLists()
                .of(limit)
                .onItem()
                .transformToUniAndConcatenate(page -> rows.of(pool, selection, page));
    }

    /** How many are selected. */
    Uni<Integer> count(Selection selection) {
        return rows.count(pool, selection).map(counts -> Math.toIntExact(counts.selected()));
    }

    Selection selection(RegisterCriteria criteria, Caller caller) {
        return new Selection(criteria, Reach.of(caller), standings.yearLevelsBegin(Times.day(clock.instant())));
    }
}
