package dev.haksa.live;

import dev.haksa.live.store.LiveRows.KnownTerm;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.outbox.OutboxPosition;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Opens live streams for students. */
@ApplicationScoped
public class LiveService {
    /** Most sections that a stream watches. */
    public static final int MOST_SECTIONS = 50;

    private final LiveHub hub;
    private final TermSections terms;

    LiveService(LiveHub hub, TermSections terms) {
        this.hub = hub;
        this.terms = terms;
    }

    /**
     * What somebody wants to listen to.
     *
     * @param sections ids of the sections to watch
     * @param lastEventId as the client sent it; null when it has not been here before
     * @param until when the client's access token expires
     */
    public record Wish(
            String term, Set<Integer> sections, @Nullable String lastEventId, Language language, Instant until) {}

    /**
     * A stream for the caller's own record; 400 for too many sections, sections of another term or an event id that is
     * none, 404 without student record or such a term, 503 when there are too many streams.
     */
    public Uni<LiveStream> open(Wish wish, Caller caller) {
        String student = caller.studentNumber();
        if (student == null) {
            throw ProblemException.notFound("student", "me");
        }
        if (wish.sections().size() > MOST_SECTIONS) {
            throw ProblemException.invalid(
                    "TOO_MANY_SECTIONS",
                    "?section",
                    Map.of("given", wish.sections().size(), "most", MOST_SECTIONS));
        }
        OutboxPosition after = position(wish.lastEventId());
        return terms.find(wish.term(), wish.sections())
                .map(term -> listener(wish, known(term, wish), caller.id(), student))
                .map(listener -> hub.add(listener, after));
    }

    private static @Nullable OutboxPosition position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        }
        OutboxPosition position = OutboxPosition.parse(lastEventId);
        if (position == null) {
            throw ProblemException.invalid("INVALID_EVENT_ID", "header:Last-Event-ID", Map.of());
        }
        return position;
    }

    private static KnownTerm known(KnownTerm term, Wish wish) {
        Set<Integer> unknown = new TreeSet<>(wish.sections());
        unknown.removeAll(term.sections());
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(
                    "SECTION_NOT_OF_TERM", "?section", Map.of("sections", List.copyOf(unknown), "term", wish.term()));
        }
        return term;
    }

    private static LiveListener listener(Wish wish, KnownTerm term, String account, String student) {
        return new LiveListener(
                account, student, term.id(), wish.term(), wish.sections(), wish.language(), wish.until());
    }
}
