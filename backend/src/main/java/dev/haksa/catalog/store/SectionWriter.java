package dev.haksa.catalog.store;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.domain.SectionKey;
import dev.haksa.shared.database.TableWriter;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Writes single sections with their seats and class times. */
@ApplicationScoped
public class SectionWriter {
    private final TableWriter tables;

    SectionWriter(TableWriter tables) {
        this.tables = tables;
    }

    /** Holds a section's seats until the transaction ends; a section that does not exist is found missing later. */
    public Uni<Void> lockSeats(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from section_seats where section_id = $1 for update")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private record CourseRow(
            int id, String title, String category, @Nullable Integer departmentId) {}

    /** Adds a section and gives its id; what is not given comes from the course. */
    public Uni<Integer> insert(SqlConnection connection, int termId, SectionKey key, CatalogFields.OfSection fields) {
        return course(connection, key.courseNumber())
                .map(course -> columns(termId, course, key, fields))
                .chain(columns -> tables.insert(connection, "section", columns))
                .call(change -> meetings(connection, change.id(), fields.classTimes()))
                .call(change -> connection
                        .preparedQuery("insert into section_seats (section_id, capacity) values ($1, $2)")
                        .execute(Tuple.of(change.id(), Objects.requireNonNullElse(fields.capacity(), 0))))
                .map(TableWriter.RowChange::id);
    }

    /** Changes a section; 404, 428 and 412 as for every row. */
    public Uni<Void> update(
            SqlConnection connection, int id, @Nullable String ifMatch, CatalogFields.OfSection fields) {
        return tables.update(connection, "section", id, ifMatch, CatalogColumns.of(fields))
                .chain(() -> capacity(connection, id, fields.capacity()))
                .chain(() -> meetings(connection, id, fields.classTimes()));
    }

    private static Uni<CourseRow> course(SqlConnection connection, String number) {
        return connection
                .preparedQuery("select id, title_ko, category, department_id from course where course_number = $1")
                .execute(Tuple.of(number))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound("course", number);
                    }
                    Row row = iterator.next();
                    return new CourseRow(
                            row.getInteger("id"),
                            row.getString("title_ko"),
                            row.getString("category"),
                            row.getInteger("department_id"));
                });
    }

    private static SequencedMap<String, Object> columns(
            int termId, CourseRow course, SectionKey key, CatalogFields.OfSection fields) {
        SequencedMap<String, Object> columns = CatalogColumns.of(fields);
        columns.putIfAbsent("title", course.title());
        columns.putIfAbsent("category", course.category());
        if (course.departmentId() != null) {
            columns.putIfAbsent("department_id", course.departmentId());
        }
        columns.put("term_id", termId);
        columns.put("course_id", course.id());
        columns.put("section_number", key.sectionNumber());
        return columns;
    }

    private static Uni<Void> capacity(SqlConnection connection, int id, @Nullable Integer capacity) {
        return capacity == null
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery("update section_seats set capacity = $2 where section_id = $1")
                        .execute(Tuple.of(id, capacity))
                        .replaceWithVoid();
    }

    private static Uni<Void> meetings(SqlConnection connection, int id, @Nullable List<ClassTime> classTimes) {
        if (classTimes == null) {
            return Uni.createFrom().voidItem();
        }
        List<ClassTime> merged = ClassTime.merge(classTimes);
        return connection
                .preparedQuery("delete from section_meeting where section_id = $1")
                .execute(Tuple.of(id))
                .chain(() -> connection
                        .preparedQuery(TimetableWriter.MEETINGS)
                        .execute(TimetableWriter.meetings(Collections.nCopies(merged.size(), id), merged)))
                .replaceWithVoid();
    }
}
