package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks everybody who can close the time in which students put in photos. */
@ApplicationScoped
class PhotoWindows {
    private final List<PhotoWindow> windows;

    PhotoWindows(@All List<PhotoWindow> windows) {
        this.windows = windows;
    }

    /** How the time stands for a student. */
    record Stand(List<ClosedWindow> closed, @Nullable Instant closesAt) {}

    /** Fails with 422 and every reason while students cannot put in photos. */
    Uni<Void> requireOpen(SqlClient client, String studentNumber, Instant at) {
        return closed(client, studentNumber, at).invoke(PhotoWindows::require).replaceWithVoid();
    }

    /** Whether a student can put in photos: by the state of the record, and by the time. */
    Uni<Boolean> mayUpload(SqlClient client, Owner owner, Instant at) {
        return PhotoRights.byStudent(owner.state())
                ? closed(client, owner.studentNumber(), at).map(List::isEmpty)
                : Uni.createFrom().item(false);
    }

    /** Whether the time is open, and until when. */
    Uni<Stand> stand(SqlClient client, String studentNumber, Instant at) {
        return closed(client, studentNumber, at)
                .chain(closed -> Multi.createFrom()
                        .iterable(windows)
                        .onItem()
                        .transformToUniAndConcatenate(window -> window.closesAt(client, studentNumber, at))
                        .collect()
                        .asList()
                        .map(ends -> new Stand(closed, earliest(ends))));
    }

    private Uni<List<ClosedWindow>> closed(SqlClient client, String studentNumber, Instant at) {
        return Multi.createFrom()
                .iterable(windows)
                .onItem()
                .transformToUniAndConcatenate(window -> window.closed(client, studentNumber, at))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private static void require(List<ClosedWindow> closed) {
        if (!closed.isEmpty()) {
            throw ProblemException.refused(
                    closed.stream().map(ClosedWindow::violation).toList());
        }
    }

    private static @Nullable Instant earliest(List<Optional<Instant>> ends) {
        return ends.stream()
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
