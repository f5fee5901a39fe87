package dev.haksa.tuition;

import dev.haksa.catalog.Terms;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.tuition.store.BillLineRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** A term's bills with what was received for them, for accounting. */
@ApplicationScoped
public class BillLines {
    private final BillLineRows rows;
    private final Terms terms;

    BillLines(BillLineRows rows, Terms terms) {
        this.rows = rows;
        this.terms = terms;
    }

    /**
     * Which bills.
     *
     * @param term code of the term
     * @param states none for all
     */
    public record Filter(String term, Set<BillLine.State> states) {
        /** Copies the states. */
        public Filter {
            states = Set.copyOf(states);
        }
    }

    /** Bills by student number; 404 without such a term. */
    public Uni<Page<BillLine>> list(Filter filter, Paging paging) {
        return terms.byCode(filter.term()).chain(() -> rows.page(filter, paging));
    }

    /** The same, all of them. */
    public Uni<List<BillLine>> all(Filter filter) {
        return terms.byCode(filter.term()).chain(() -> rows.all(filter));
    }
}
