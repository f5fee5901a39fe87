package dev.haksa.shared.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next cursor of the next page; absent on the last
 * @param count number of all items, only when asked for with {@code count=true}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서, 마지막 쪽이면 없음") @Nullable
        String next,

        @Schema(description = "Number of all items, only with count=true. / 전체 건수(count=true일 때만)") @Nullable
        Long count) {
    /** Most items that a page holds. */
    public static final int MAX_LIMIT = 200;

    /** Cuts the page out of up to {@code limit + 1} rows: the extra row only tells that there is a next page. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor, @Nullable Long count) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null, count);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()), count);
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(items.stream().map(function).toList(), next, count);
    }
}
