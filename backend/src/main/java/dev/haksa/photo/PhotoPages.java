package dev.haksa.photo;

import dev.haksa.photo.store.PhotoReads.Position;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pages of photos in the order in which they were put in. */
final class PhotoPages {
    private static final int CURSOR_KEYS = 2;

    private PhotoPages() {}

    /** The last photo of the page before, of its cursor; 400 when it is none. */
    static @Nullable Position position(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, CURSOR_KEYS);
        if (cursor == null) {
            return null;
        }
        try {
            return new Position(
                    Instant.parse(String.valueOf(cursor.getValue(0))),
                    UUID.fromString(String.valueOf(cursor.getValue(1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    /** A page of what was found, which is one more than asked for when there are more; counted only when asked for. */
    static Uni<Page<ListedPhoto>> of(List<ListedPhoto> found, Paging paging, Supplier<Uni<Long>> count) {
        return paging.count()
                ? count.get().map(all -> page(found, paging, all))
                : Uni.createFrom().item(page(found, paging, null));
    }

    private static Page<ListedPhoto> page(List<ListedPhoto> found, Paging paging, @Nullable Long count) {
        return Page.of(
                found,
                paging.limit(),
                last -> Cursor.encode(
                        last.photo().submittedAt().toString(), last.photo().id().toString()),
                count);
    }
}
