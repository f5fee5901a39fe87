package dev.haksa.live;

import dev.haksa.live.store.LiveRows;
import dev.haksa.live.store.LiveRows.KnownTerm;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Terms and their sections, kept for a minute: when thousands connect in the same second, the database is asked once.
 * A section that is not known is looked for at once.
 */
@ApplicationScoped
class TermSections {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_TERMS = 50;

    private final LiveRows rows;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    TermSections(LiveRows rows) {
        this.rows = rows;
    }

    private record Known(Uni<KnownTerm> term, long since) {}

    /** The term of a code, with these sections if they exist by now; 404 when there is no such term. */
    Uni<KnownTerm> find(String code, Collection<Integer> sections) {
        return recent(code)
                .chain(term ->
                        term.sections().containsAll(sections) ? Uni.createFrom().item(term) : fresh(code));
    }

    private Uni<KnownTerm> recent(String code) {
        long now = System.nanoTime();
        Known found = known.get(code);
        return found != null && now - found.since() < KEPT.toNanos() ? found.term() : fresh(code);
    }

    /** Asks the database; whoever asks meanwhile gets the same answer. */
    private Uni<KnownTerm> fresh(String code) {
        Uni<KnownTerm> asked = rows.term(code)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("term", code))
                .onFailure()
                .invoke(() -> known.remove(code))
                .memoize()
                .indefinitely();
        if (known.size() >= MOST_TERMS) {
            known.clear();
        }
        known.put(code, new Known(asked, System.nanoTime()));
        return asked;
    }
}
