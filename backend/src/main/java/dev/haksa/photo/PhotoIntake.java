package dev.haksa.photo;

import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.photo.check.Fit;
import dev.haksa.photo.check.PhotoCheck;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes pictures in: received, checked, made anew, kept. What is not acceptable leaves nothing behind. */
@ApplicationScoped
class PhotoIntake {
    private final IncomingFiles incoming;
    private final PhotoCheck check;
    private final FileStore store;

    PhotoIntake(IncomingFiles incoming, PhotoCheck check, FileStore store) {
        this.incoming = incoming;
        this.check = check;
        this.store = store;
    }

    /** Where a picture comes from, called once. */
    @FunctionalInterface
    interface Source {
        Uni<IncomingFile> receive(IncomingFiles incoming);

        /** The body of a request. */
        static Source of(Multi<Buffer> content) {
            return incoming -> incoming.receive(content, PhotoCheck.MOST_BYTES);
        }

        /** A file that this machine has received already. */
        static Source of(Path uploaded) {
            return incoming -> incoming.receive(uploaded, PhotoCheck.MOST_BYTES);
        }
    }

    /** A picture that is kept. */
    record Kept(CheckedPhoto verdict, String sha256, int sizeBytes) {
        /** Whether a photo has this picture. */
        boolean isOf(@Nullable StudentPhoto photo) {
            return photo != null && photo.sha256().equals(sha256);
        }

        /** A new photo with this picture. */
        StudentPhoto photo(
                String student,
                PhotoState state,
                PhotoSource source,
                @Nullable String reason,
                Caller caller,
                Instant at) {
            boolean decided = state == PhotoState.APPROVED;
            return new StudentPhoto(
                    UUID.randomUUID(),
                    student,
                    state,
                    sha256,
                    sizeBytes,
                    verdict.cropped(),
                    verdict.turnedDegrees(),
                    verdict.findings(),
                    source,
                    reason,
                    caller.id(),
                    caller.name(),
                    at,
                    null,
                    null,
                    decided ? caller.name() : null,
                    decided ? at : null,
                    null,
                    null,
                    1);
        }
    }

    /**
     * Receives a picture to its end, then asks whether it is wanted at all, then checks it.
     *
     * @param wanted fails when the picture is not wanted
     * @return fails with 413 when it is too long, with 400 and every reason when it is not acceptable
     */
    Uni<CheckedPhoto> examine(Source source, Fit fit, Supplier<Uni<Void>> wanted) {
        return source.receive(incoming)
                .chain(file -> wanted.get()
                        .chain(() -> check.check(file.path(), fit))
                        .onTermination()
                        .call(() -> incoming.discard(file.path())));
    }

    /** Keeps the picture of a verdict. */
    Uni<Kept> keep(CheckedPhoto verdict) {
        byte[] content = verdict.content();
        return incoming.receive(Multi.createFrom().item(Buffer.buffer(content)), content.length)
                .call(file -> store.put(file).onFailure().call(() -> incoming.discard(file.path())))
                .map(file -> new Kept(verdict, file.sha256(), content.length));
    }
}
