package dev.haksa.change;

import dev.haksa.change.store.RegisterRows;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shows the register of changes (변동대장, 제43조) as far as the caller may see it. */
@ApplicationScoped
public class RegisterService {
    private static final int NOBODY = -1;

    private final RegisterRows rows;

    RegisterService(RegisterRows rows) {
        this.rows = rows;
    }

    /** A page of the register, in the order in which it was written. */
    public Uni<Page<RegisterEntry>> page(RegisterCriteria criteria, Paging paging, Caller caller) {
        return rows.page(within(criteria, ChangeVisibility.of(caller)), paging);
    }

    /** All lines, page by page, so that the register never stands in memory as a whole. */
    public Multi<List<RegisterEntry>> all(RegisterCriteria criteria, Caller caller) {
        RegisterCriteria visible = within(criteria, ChangeVisibility.of(caller));
        AtomicReference<@Nullable String> after = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> rows.page(visible, new Paging(Page.MAX_LIMIT, after.get(), false)))
                .whilst(page -> isGoingOn(page, after))
                .map(Page::items);
    }

    private static boolean isGoingOn(Page<RegisterEntry> page, AtomicReference<@Nullable String> after) {
        after.set(page.next());
        return page.next() != null;
    }

    private static RegisterCriteria within(RegisterCriteria criteria, ChangeVisibility visibility) {
        if (visibility.all()) {
            return criteria;
        }
        Set<Integer> departments = new HashSet<>(visibility.departments());
        if (!criteria.departments().isEmpty()) {
            departments.retainAll(criteria.departments());
        }
        // No department in common: an empty set would ask for all.
        if (departments.isEmpty()) {
            departments.add(NOBODY);
        }
        return new RegisterCriteria(
                criteria.from(), criteria.until(), criteria.kinds(), departments, criteria.studentNumber());
    }
}
