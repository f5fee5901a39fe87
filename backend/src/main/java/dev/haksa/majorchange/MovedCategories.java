package dev.haksa.majorchange;

import dev.haksa.catalog.Category;
import dev.haksa.majorchange.domain.NewCategory;
import dev.haksa.majorchange.store.CategoryRegisterRows;
import dev.haksa.majorchange.store.CategoryRegisterRows.Kept;
import dev.haksa.majorchange.store.CategoryRegisterRows.Move;
import dev.haksa.student.CategoryRegister;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Imported courses of the terms before a change of major count for what the change made of them (article 35 (2)): as the
 * register says, or by the same rule when the course comes only now. What counts already as imported stays as it is.
 */
@ApplicationScoped
class MovedCategories implements CategoryRegister {
    private final CategoryRegisterRows rows;

    MovedCategories(CategoryRegisterRows rows) {
        this.rows = rows;
    }

    private record Settled(List<Category> categories, List<Kept> kept) {}

    @Override
    public Uni<List<Category>> settle(SqlConnection connection, List<Imported> imported) {
        return rows.moves(connection, imported)
                .map(moves -> settled(imported, moves))
                .call(settled -> rows.keep(connection, settled.kept()))
                .map(Settled::categories);
    }

    private static Settled settled(List<Imported> imported, List<Move> moves) {
        List<Category> categories =
                new ArrayList<>(imported.stream().map(Imported::category).toList());
        List<Kept> kept = new ArrayList<>();
        for (Move move : moves) {
            Imported course = imported.get(move.index());
            if (course.term().compareTo(move.term()) >= 0) {
                continue;
            }
            Category before = categories.get(move.index());
            Category after = after(move, before);
            categories.set(move.index(), after);
            if (move.before() == null && after != before) {
                kept.add(new Kept(move.applicationId(), course.term(), course.courseNumber(), before, after));
            }
        }
        return new Settled(List.copyOf(categories), kept);
    }

    private static Category after(Move move, Category before) {
        Category registered = move.after();
        return registered != null && before == move.before()
                ? registered
                : NewCategory.of(before, move.inCatalogue(), move.courseDepartmentId(), move.targetDepartmentId());
    }
}
