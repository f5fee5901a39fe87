package dev.haksa.photoregister;

import dev.haksa.photo.PhotoContent;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.photoregister.build.PicturedEntry;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fetches the pictures of students, one after the other. */
@ApplicationScoped
class Pictures {
    private static final Logger LOG = Logger.getLogger(Pictures.class);

    private final StudentPhotos photos;

    Pictures(StudentPhotos photos) {
        this.photos = photos;
    }

    /** The students with their pictures, in their order. */
    Uni<List<PicturedEntry>> of(List<RegisterEntry> entries, ExportOrder order) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> of(entry, order))
                .collect()
                .asList();
    }

    /**
     * A student with the picture; without it when its file is lost, so that this stops nobody's work. A store that is out
     * of reach ends the work, or everybody would seem to have no photo.
     */
    Uni<PicturedEntry> of(RegisterEntry entry, ExportOrder order) {
        @Nullable String sha256 = order.picture(entry);
        if (sha256 == null) {
            return Uni.createFrom().item(new PicturedEntry(entry, null, false));
        }
        return photos.open(sha256)
                .chain(Pictures::whole)
                .map(picture -> new PicturedEntry(entry, picture, true))
                .onFailure(Pictures::isLost)
                .recoverWithItem(() -> lost(entry));
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof ProblemException known && known.type() == ProblemType.NOT_FOUND;
    }

    private static PicturedEntry lost(RegisterEntry entry) {
        LOG.warnf("The file of the photo of %s is lost", entry.studentNumber());
        return new PicturedEntry(entry, null, true);
    }

    private static Uni<Buffer> whole(PhotoContent photo) {
        return photo.content().collect().in(Buffer::buffer, Buffer::appendBuffer);
    }
}
