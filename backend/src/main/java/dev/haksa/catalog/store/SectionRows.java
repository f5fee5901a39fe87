package dev.haksa.catalog.store;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import io.vertx.mutiny.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the parts of sections that statements share. */
public final class SectionRows {
    private SectionRows() {}

    /** Class times out of the array columns {@code days}, {@code starts} and {@code ends}; null columns mean none. */
    public static List<ClassTime> classTimes(Row row) {
        @Nullable Integer[] days = row.getArrayOfIntegers("days");
        if (days == null) {
            return List.of();
        }
        Integer[] starts = row.getArrayOfIntegers("starts");
        Integer[] ends = row.getArrayOfIntegers("ends");
        return IntStream.range(0, days.length)
                .mapToObj(i -> new ClassTime(DayOfWeek.of(days[i]), starts[i], ends[i]))
                .toList();
    }

    /** The exam slot out of {@code exam_starts_at} and {@code exam_ends_at}; null when none is set. */
    public static @Nullable ExamSlot examSlot(Row row) {
        OffsetDateTime startsAt = row.getOffsetDateTime("exam_starts_at");
        return startsAt == null
                ? null
                : new ExamSlot(
                        startsAt.toInstant(),
                        row.getOffsetDateTime("exam_ends_at").toInstant());
    }
}
