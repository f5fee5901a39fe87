package dev.haksa.shared.files;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Removes files that nothing refers to: of uploads that broke off before their row was written, and of rows that are
 * gone. A grace time keeps it away from uploads that are under way.
 */
@ApplicationScoped
public class OrphanFiles {
    private static final Logger LOG = Logger.getLogger(OrphanFiles.class);

    private final FileStore store;
    private final IncomingFiles incoming;
    private final List<FileOwner> owners;
    private final FilesConfig config;
    private final Clock clock;

    OrphanFiles(FileStore store, IncomingFiles incoming, @All List<FileOwner> owners, FilesConfig config, Clock clock) {
        this.store = store;
        this.incoming = incoming;
        this.owners = owners;
        this.config = config;
        this.clock = clock;
    }

    /** Goes through all files. */
    @Scheduled(every = "24h", delayed = "25m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> sweep() {
        Instant before = clock.instant().minus(config.orphanGrace());
        return Multi.createFrom()
                .iterable(store.shelves())
                .onItem()
                .transformToUniAndConcatenate(store::list)
                .onItem()
                .transformToUniAndConcatenate(names -> remove(names, before))
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .chain(removed -> incoming.sweep(before).map(broken -> removed + broken))
                .invoke(removed -> LOG.debugf("%d orphaned files removed", removed))
                .replaceWithVoid();
    }

    /** Removes those of the files that no row refers to any more; answers how many. */
    public Uni<Integer> remove(Collection<String> sha256s) {
        return remove(List.copyOf(sha256s), clock.instant().minus(config.orphanGrace()));
    }

    private Uni<Integer> remove(List<String> names, Instant before) {
        return inUse(names)
                .onItem()
                .transformToMulti(used -> Multi.createFrom().iterable(names).filter(name -> !used.contains(name)))
                .onItem()
                .transformToUniAndConcatenate(name -> store.removeIfOlder(name, before))
                .collect()
                .with(Collectors.summingInt(removed -> removed ? 1 : 0));
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
