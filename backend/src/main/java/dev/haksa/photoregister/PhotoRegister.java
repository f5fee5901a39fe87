package dev.haksa.photoregister;

import dev.haksa.photoregister.store.RegisterRows;
import dev.haksa.photoregister.store.RegisterRows.Selection;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The register of photos: departments see their students, academic affairs all. */
@ApplicationScoped
public class PhotoRegister {
    private final Pool pool;
    private final RegisterRows rows;
    private final StudentStandings standings;
    private final Clock clock;

    PhotoRegister(Pool pool, RegisterRows rows, StudentStandings standings, Clock clock) {
        this.pool = pool;
        this.rows = rows;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * A page of the register.
     *
     * @param counts only when they were asked for
     */
    public record Listed(Page<RegisterEntry> page, @Nullable RegisterCounts counts) {}

    /** A page of the students whom the caller sees among those asked for. */
    public Uni<Listed> list(RegisterCriteria criteria, RegisterOrder order, Paging paging, Caller caller) {
        Selection selection = selection(criteria, caller);
        return rows.page(pool, selection, order, paging)
                .chain(page -> paging.count()
                        ? rows.count(pool, selection).map(counts -> new Listed(page, counts))
                        : Uni.createFrom().item(new Listed(page, null)));
    }

    Selection selection(RegisterCriteria criteria, Caller caller) {
        return new Selection(criteria, Reach.of(caller), standings.yearLevelsBegin(Times.day(clock.instant())));
    }
}
