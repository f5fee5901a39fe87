package dev.haksa.photo.store;

import dev.haksa.photo.PhotoState;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/**
 * What a list of photos is limited to: only what is asked for stands in the statement, so that the database finds its
 * indexes. What a student has not confirmed is nobody else's business.
 */
final class PhotoConditions {
    private final StringBuilder sql = new StringBuilder(" where photo.state <> 'PREVIEW'");
    private final Tuple values = Tuple.tuple();

    /** A single state is compared as such: then the photos come in order out of the index. */
    void states(Collection<PhotoState> states) {
        if (states.size() == 1) {
            and("photo.state = %s", states.iterator().next().name());
        } else {
            and("photo.state = any(%s)", states.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    void departments(Collection<Integer> departments) {
        and("program.department_id = any(%s)", departments.toArray(Integer[]::new));
    }

    void students(Collection<String> numbers) {
        and("photo.student_number = any(%s)", numbers.toArray(String[]::new));
    }

    /** Photos that come later in the list. */
    void behind(Instant submittedAt, UUID id) {
        and("(photo.submitted_at, photo.id) > (%s, ", submittedAt.atOffset(ZoneOffset.UTC));
        values.addValue(id);
        sql.append('$').append(values.size()).append(')');
    }

    String sql() {
        return sql.toString();
    }

    Tuple values() {
        return values;
    }

    private void and(String condition, Object value) {
        values.addValue(value);
        sql.append(" and ").append(condition.formatted("$" + values.size()));
    }
}
