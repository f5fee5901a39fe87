package dev.haksa.change.store;

import dev.haksa.change.ChangeCriteria;
import dev.haksa.change.ChangeSummary;
import dev.haksa.change.ChangeVisibility;
import dev.haksa.change.InboxReach;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;

/** Lists applications: a student's, those that staff may see, and those that wait for somebody. */
@ApplicationScoped
public class ChangeLists {
    private static final SortKey LATEST_FIRST = new SortKey("id", "c.id", false, true, "c.id");
    /** By due day, so that what is late comes first; what a committee has comes last. */
    private static final SortKey LATE_FIRST = new SortKey(
            "due", "case when st.paused_on is null then '' else '~' end || st.due_on::text", true, false, "c.id");

    private final Pool pool;

    ChangeLists(Pool pool) {
        this.pool = pool;
    }

    /** A student's applications, the latest first. */
    public Uni<Page<ChangeSummary>> ofStudent(String studentNumber, Paging paging) {
        return read(listing(LATEST_FIRST).where("c.student_number = ?", studentNumber), paging);
    }

    /** What staff may see, the latest first. */
    public Uni<Page<ChangeSummary>> list(
            ChangeCriteria criteria, ChangeVisibility visibility, LocalDate today, Paging paging) {
        Listing listing = listing(LATEST_FIRST);
        if (!visibility.all()) {
            listing.where("c.department_id = any(?)", (Object) ids(visibility.departments()));
        }
        if (!criteria.departments().isEmpty()) {
            listing.where("c.department_id = any(?)", (Object) ids(criteria.departments()));
        }
        if (!criteria.kinds().isEmpty()) {
            listing.where("c.kind = any(?)", (Object) names(criteria.kinds()));
        }
        if (!criteria.states().isEmpty()) {
            listing.where("c.state = any(?)", (Object) names(criteria.states()));
        }
        if (criteria.studentNumber() != null) {
            listing.where("c.student_number = ?", criteria.studentNumber());
        }
        if (criteria.overdue()) {
            listing.where("st.due_on < ? and st.paused_on is null", today);
        }
        return read(listing, paging);
    }

    /** What waits for somebody's decision: what is late first, what a committee has last. */
    public Uni<Page<ChangeSummary>> inbox(InboxReach reach, Paging paging) {
        Listing listing = listing(LATE_FIRST)
                .where(
                        "((st.role = 'DEPARTMENT_HEAD' and ? and c.department_id = any(?))"
                                + " or (st.role = 'PRESIDENT' and (? or c.kind = any(?))))",
                        reach.head(),
                        ids(reach.departments()),
                        reach.president(),
                        names(reach.delegatedKinds()));
        return read(listing, paging);
    }

    private static Listing listing(SortKey order) {
        return new Listing(ChangeColumns.SUMMARY, ChangeColumns.FROM, order);
    }

    private Uni<Page<ChangeSummary>> read(Listing listing, Paging paging) {
        return listing.page(pool, paging).map(page -> page.map(ChangeColumns::summary));
    }

    private static Integer[] ids(Collection<Integer> ids) {
        return ids.toArray(Integer[]::new);
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
