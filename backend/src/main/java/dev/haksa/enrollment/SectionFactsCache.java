package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.SectionFactsSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps section facts in memory between batches. It is never trusted blindly: every batch reads the version of the
 * facts with the seats, and what has another version is loaded anew. So any instance may change a section.
 */
@ApplicationScoped
class SectionFactsCache {
    private static final int MOST_SECTIONS = 50_000;

    private final SectionFactsSource source;
    private final Map<Integer, SectionFacts> known = new ConcurrentHashMap<>();

    SectionFactsCache(SectionFactsSource source) {
        this.source = source;
    }

    /**
     * The facts of sections.
     *
     * @param versions current version of the facts of each section
     */
    Uni<Map<Integer, SectionFacts>> get(SqlConnection connection, Map<Integer, Long> versions) {
        Map<Integer, SectionFacts> found = new HashMap<>();
        versions.forEach((section, version) -> {
            SectionFacts facts = known.get(section);
            if (facts != null && facts.factsVersion() == version) {
                found.put(section, facts);
            }
        });
        if (found.size() == versions.size()) {
            return Uni.createFrom().item(found);
        }
        Set<Integer> missing = new java.util.HashSet<>(versions.keySet());
        missing.removeAll(found.keySet());
        return source.load(connection, missing).invoke(this::remember).map(loaded -> {
            found.putAll(loaded);
            return found;
        });
    }

    private void remember(Map<Integer, SectionFacts> loaded) {
        if (known.size() + loaded.size() > MOST_SECTIONS) {
            known.clear();
        }
        known.putAll(loaded);
    }
}
