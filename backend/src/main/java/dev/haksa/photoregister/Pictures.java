package dev.haksa.photoregister;

import dev.haksa.photo.PhotoContent;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.photoregister.build.PicturedEntry;
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

    /** A student with the picture; without it when it cannot be read, so that one lost file stops nobody's work. */
    Uni<PicturedEntry> of(RegisterEntry entry, ExportOrder order) {
        @Nullable String sha256 = order.picture(entry);
        if (sha256 == null) {
            return Uni.createFrom().item(new PicturedEntry(entry, null));
        }
        return photos.open(sha256)
                .chain(Pictures::whole)
                .map(picture -> new PicturedEntry(entry, picture))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The photo of %s cannot be read", entry.studentNumber()))
                .onFailure()
                .recoverWithItem(() -> new PicturedEntry(entry, null));
    }

    private static Uni<Buffer> whole(PhotoContent photo) {
        return photo.content().collect().in(Buffer::buffer, Buffer::appendBuffer);
    }
}
