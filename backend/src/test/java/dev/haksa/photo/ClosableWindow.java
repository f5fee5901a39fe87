package dev.haksa.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A window that tests close for students of theirs. */
@ApplicationScoped
public class ClosableWindow implements PhotoWindow {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    /** Students of this number can put in photos until an instant. */
    public void endAt(String studentNumber, Instant end) {
        ends.put(studentNumber, end);
    }

    @Override
    public Uni<Optional<ClosedWindow>> closed(SqlClient connection, String studentNumber, Instant at) {
        return closesAt(connection, studentNumber, at)
                .map(end -> end.filter(one -> !at.isBefore(one))
                        .map(one -> new ClosedWindow("PHOTO_WINDOW_CLOSED", "16.4", one, Map.of())));
    }

    @Override
    public Uni<Optional<Instant>> closesAt(SqlClient connection, String studentNumber, Instant at) {
        return Uni.createFrom().item(Optional.ofNullable(ends.get(studentNumber)));
    }
}
