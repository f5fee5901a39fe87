package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.SectionFactsSource;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.enrollment.store.CartRows;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What students plan before the window opens, and the one request that asks for all of it (제4조①). */
@ApplicationScoped
public class CartService {
    private final CartRows rows;
    private final EnrollmentService enrollments;
    private final EnrollmentPeriods periods;
    private final SectionFactsSource sections;
    private final Terms terms;
    private final Pool pool;
    private final Clock clock;

    CartService(
            CartRows rows,
            EnrollmentService enrollments,
            EnrollmentPeriods periods,
            SectionFactsSource sections,
            Terms terms,
            Pool pool,
            Clock clock) {
        this.rows = rows;
        this.enrollments = enrollments;
        this.periods = periods;
        this.sections = sections;
        this.terms = terms;
        this.pool = pool;
        this.clock = clock;
    }

    /** A cart with its sections. */
    public record Filled(Cart cart, Map<Integer, SectionFacts> sections) {}

    /**
     * What became of a cart.
     *
     * @param judgedAt instant by which windows were judged: in a dry run before the window, its opening
     */
    public record Outcome(Cart cart, AdmissionResult result, Instant judgedAt) {}

    /** What a student plans for a term; 404 when there is no such term. */
    public Uni<Filled> read(String studentNumber, String termCode) {
        return pool.withConnection(connection -> terms.byCode(connection, termCode)
                .chain(term -> find(connection, studentNumber, term))
                .chain(cart -> filled(connection, cart)));
    }

    /**
     * Replaces what a student plans.
     *
     * @return the cart as it is now; fails with 404 without such a term, 400 when a section does not belong to it or
     *     stands twice, 428 or 412 when there is a cart that {@code ifMatch} does not name
     */
    public Uni<Filled> write(
            String studentNumber, String termCode, List<List<Integer>> entries, @Nullable String ifMatch) {
        return pool.withTransaction(connection -> terms.byCode(connection, termCode)
                .call(term -> requireSections(connection, term, entries))
                .chain(term -> write(connection, studentNumber, term, entries, ifMatch)));
    }

    /** Asks for everything that is planned, in the order of preference; 409 when nothing is. */
    public Uni<Outcome> enroll(String studentNumber, String termCode, Caller caller, boolean dryRun) {
        return terms.byCode(termCode)
                .chain(term -> find(pool, studentNumber, term)
                        .invoke(CartService::requireSomething)
                        .chain(cart ->
                                dryRun ? check(studentNumber, term, cart, caller) : ask(studentNumber, cart, caller)));
    }

    private Uni<Outcome> ask(String studentNumber, Cart cart, Caller caller) {
        Instant now = clock.instant();
        return enrollments
                .decide(new Command.EnrollCart(cart.entries()), studentNumber, caller, null, false)
                .map(result -> new Outcome(cart, result, now));
    }

    /** Before the window opens, what counts is what will be at its opening. */
    private Uni<Outcome> check(String studentNumber, Term term, Cart cart, Caller caller) {
        return periods.judgedAt(studentNumber, term.id())
                .chain(at -> enrollments
                        .previewAt(new Command.EnrollCart(cart.entries()), studentNumber, caller, at)
                        .map(result -> new Outcome(cart, result, at)));
    }

    private static void requireSomething(Cart cart) {
        if (cart.entries().isEmpty()) {
            throw ProblemException.conflict("CART_EMPTY", Map.of("term", cart.term()));
        }
    }

    private Uni<Cart> find(SqlClient client, String studentNumber, Term term) {
        return rows.find(client, studentNumber, term.id())
                .map(kept -> new Cart(term.code().toString(), kept.entries(), kept.version()));
    }

    private Uni<Filled> write(
            SqlConnection connection,
            String studentNumber,
            Term term,
            List<List<Integer>> entries,
            @Nullable String ifMatch) {
        return find(connection, studentNumber, term)
                .invoke(before -> requireMatch(before, ifMatch))
                .chain(before -> rows.write(
                        connection,
                        studentNumber,
                        term.id(),
                        new CartRows.Kept(entries, before.version()),
                        clock.instant()))
                .invoke(CartService::requireFirst)
                .chain(() -> find(connection, studentNumber, term))
                .chain(cart -> filled(connection, cart));
    }

    private static void requireMatch(Cart before, @Nullable String ifMatch) {
        if (before.version() != 0) {
            EntityTags.requireMatch(ifMatch, before.version());
        }
    }

    private static void requireFirst(boolean written) {
        if (!written) {
            throw new ProblemException(ProblemType.STALE_VERSION, Map.of("sent", "–", "current", "–"));
        }
    }

    private Uni<Void> requireSections(SqlConnection connection, Term term, List<List<Integer>> entries) {
        Set<Integer> wanted = new HashSet<>();
        entries.forEach(wanted::addAll);
        return sections.load(connection, wanted)
                .invoke(found -> requireSections(term, entries, found))
                .replaceWithVoid();
    }

    private static void requireSections(Term term, List<List<Integer>> entries, Map<Integer, SectionFacts> found) {
        List<InputViolation> wrong = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < entries.get(i).size(); j++) {
                int id = entries.get(i).get(j);
                String pointer = "/entries/" + i + "/sections/" + j;
                SectionFacts section = found.get(id);
                if (section == null || section.termId() != term.id()) {
                    Map<String, Object> facts =
                            Map.of("sectionId", id, "term", term.code().toString());
                    wrong.add(new InputViolation("CART_SECTION_UNKNOWN", pointer, facts));
                } else if (!seen.add(id)) {
                    wrong.add(new InputViolation("CART_SECTION_TWICE", pointer, Map.of("sectionId", id)));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong, null);
        }
    }

    private Uni<Filled> filled(SqlConnection connection, Cart cart) {
        List<Integer> ids = cart.entries().stream().flatMap(List::stream).toList();
        return sections.load(connection, ids).map(facts -> new Filled(cart, facts));
    }
}
