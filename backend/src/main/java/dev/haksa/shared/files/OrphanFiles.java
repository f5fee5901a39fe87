package dev.haksa.shared.files;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Removes files that nothing refers to: of uploads that broke off before their row was written, and of rows that are
 * gone. A grace time keeps it away from uploads that are under way.
 */
@ApplicationScoped
public class OrphanFiles {
    private static final Logger LOG = Logger.getLogger(OrphanFiles.class);
    private static final int AT_ONCE = 500;

    private final FileStore store;
    private final IncomingFiles incoming;
    private final List<FileOwner> owners;
    private final FileSweepTurn turn;
    private final FilesConfig config;
    private final Clock clock;

    OrphanFiles(
            FileStore store,
            IncomingFiles incoming,
            @All List<FileOwner> owners,
            FileSweepTurn turn,
            FilesConfig config,
            Clock clock) {
        this.store = store;
        this.incoming = incoming;
        this.owners = owners;
        this.turn = turn;
        this.config = config;
        this.clock = clock;
    }

    /** Every instance clears its own folder of uploads; one of them goes through all files. */
    @Scheduled(every = "24h", delayed = "25m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweepDaily() {
        return turn.take(clock.instant())
                .chain(mine -> mine ? sweep() : incoming.sweep(oldest()).replaceWithVoid());
    }

    /**
     * Goes through all files, and through the uploads of this instance that broke off. Where it begins is left to chance,
     * so that no shelf is always the last one; what fails is passed by, and told at the end.
     */
    public Uni<Void> sweep() {
        Instant before = oldest();
        Setbacks setbacks = new Setbacks();
        return Multi.createFrom()
                .iterable(fromSomewhere(store.shelves()))
                .onItem()
                .transformToUniAndConcatenate(shelf -> setbacks.past(sweep(shelf, before, setbacks)))
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .chain(removed -> incoming.sweep(before).map(broken -> removed + broken))
                .invoke(removed -> LOG.debugf("%d orphaned files removed", removed))
                .chain(setbacks::told)
                .replaceWithVoid();
    }

    private Uni<Integer> sweep(String shelf, Instant before, Setbacks setbacks) {
        return store.list(shelf)
                .onItem()
                .transformToMulti(OrphanFiles::parts)
                .onItem()
                .transformToUniAndConcatenate(names -> remove(names, before, setbacks))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private static List<String> fromSomewhere(List<String> shelves) {
        List<String> turned = new ArrayList<>(shelves);
        Collections.rotate(turned, ThreadLocalRandom.current().nextInt(turned.size()));
        return turned;
    }

    /** Removes those of the files that no row refers to any more; answers how many. */
    public Uni<Integer> remove(Collection<String> sha256s) {
        Setbacks setbacks = new Setbacks();
        return remove(List.copyOf(sha256s), oldest(), setbacks).chain(setbacks::told);
    }

    private Instant oldest() {
        return clock.instant().minus(config.orphanGrace());
    }

    /** A shelf of a large store is too much for one question to the database. */
    private static Multi<List<String>> parts(List<String> shelf) {
        return Multi.createFrom().iterable(shelf).group().intoLists().of(AT_ONCE);
    }

    private Uni<Integer> remove(List<String> names, Instant before, Setbacks setbacks) {
        return inUse(names)
                .onItem()
                .transformToMulti(used -> Multi.createFrom().iterable(names).filter(name -> !used.contains(name)))
                .onItem()
                .transformToUniAndConcatenate(
                        name -> setbacks.past(store.removeIfOlder(name, before).map(removed -> removed ? 1 : 0)))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Set<String>> inUse(List<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Multi.createFrom()
                .iterable(owners)
                .onItem()
                .transformToUniAndConcatenate(owner -> owner.inUse(names))
                .collect()
                .in(HashSet::new, Set::addAll);
    }
}
