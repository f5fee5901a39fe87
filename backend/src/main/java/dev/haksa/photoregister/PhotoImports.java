package dev.haksa.photoregister;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.ImportPlaces.Place;
import dev.haksa.photoregister.build.PhotoZip;
import dev.haksa.photoregister.store.ImportRows;
import dev.haksa.photoregister.store.OwnerRows;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes in archives of photos by student number. Whoever sends one hears at once whether it can be read, and later, from the
 * import, what came of each file: thousands of photos take minutes, for which no request is kept open.
 */
@ApplicationScoped
public class PhotoImports {
    /** Most bytes of an archive. */
    public static final long MOST_BYTES = 200L * 1024 * 1024;

    private static final Duration LONGEST_RECEPTION = Duration.ofMinutes(10);
    private static final int COME_AGAIN_SECONDS = 60;

    private final Pool pool;
    private final IncomingFiles incoming;
    private final OwnerRows owners;
    private final ImportRows imports;
    private final ImportWork work;
    private final ImportPlaces places;
    private final ImportJobs jobs;
    private final Clock clock;

    /** What an archive has while it is here. */
    private record Guest(Place place, Turn reception) {}

    PhotoImports(
            Pool pool,
            IncomingFiles incoming,
            OwnerRows owners,
            ImportRows imports,
            ImportWork work,
            ImportPlaces places,
            ImportJobs jobs,
            Clock clock) {
        this.pool = pool;
        this.incoming = incoming;
        this.owners = owners;
        this.imports = imports;
        this.work = work;
        this.places = places;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Takes in an archive, to be put in when its turn comes; 400 when it is none, 409 while another one of the same account
     * arrives or is being put in, 413 when it is too long, 503 while too many others arrive or wait.
     */
    public Uni<PhotoImport> accept(ImportOrder order, Multi<Buffer> archive, Caller caller) {
        return Uni.createFrom().deferred(() -> {
            Place place = places.take(caller.id());
            return accept(order, archive, caller, place).onFailure().invoke(place::giveBack);
        });
    }

    private Uni<PhotoImport> accept(ImportOrder order, Multi<Buffer> archive, Caller caller, Place place) {
        return Uni.createFrom().deferred(() -> {
            Turn reception = work.receive();
            return received(archive)
                    .chain(file -> opened(file, order, caller, new Guest(place, reception)))
                    .onFailure()
                    .invoke(reception::giveBack);
        });
    }

    /** An import of the caller's, or any for academic affairs; 404 otherwise. */
    public Uni<PhotoImport> find(UUID id, Caller caller) {
        return imports.find(pool, id).invoke(found -> {
            if (!found.requestedBy().equals(caller.id()) && !caller.has(Roles.ACADEMIC_AFFAIRS)) {
                throw ProblemException.notFound("photo import", id);
            }
        });
    }

    private Uni<IncomingFile> received(Multi<Buffer> archive) {
        return incoming.receive(archive, MOST_BYTES)
                .ifNoItem()
                .after(LONGEST_RECEPTION)
                .failWith(() -> ProblemException.overloaded(COME_AGAIN_SECONDS));
    }

    /** What fails until it is handed over to the work leaves nothing behind. */
    private Uni<PhotoImport> opened(IncomingFile file, ImportOrder order, Caller caller, Guest guest) {
        return work.run(() -> PhotoZip.open(file.path()))
                .chain(zip -> triaged(zip, order, caller)
                        .chain(photos -> handedOver(photos, file, guest))
                        .onFailure()
                        .call(() -> work.run(() -> closed(zip))))
                .onFailure()
                .call(() -> incoming.discard(file.path()));
    }

    private Uni<ArchivedPhotos> triaged(PhotoZip zip, ImportOrder order, Caller caller) {
        List<String> students = zip.photos().stream()
                .map(photo -> photo.name().studentNumber())
                .filter(Objects::nonNull)
                .toList();
        return owners.departments(pool, students)
                .map(departments -> ImportTriage.of(Reach.of(caller), departments, zip.photos()))
                .map(triage -> new ArchivedPhotos(zip, order, caller, triage));
    }

    private Uni<PhotoImport> handedOver(ArchivedPhotos photos, IncomingFile file, Guest guest) {
        PhotoImport accepted = new PhotoImport(
                UUID.randomUUID(),
                photos.caller().id(),
                photos.caller().name(),
                photos.order(),
                ImportState.WAITING,
                photos.zip().photos().size(),
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                1);
        Uni<Void> end = work.run(() -> closed(photos.zip()))
                .chain(() -> incoming.discard(file.path()))
                .onTermination()
                .invoke(guest.reception()::giveBack)
                .replaceWithVoid();
        return imports.insert(pool, accepted)
                .invoke(() -> guest.place().accept(accepted.id()))
                .invoke(() -> jobs.start(accepted.id(), photos, guest.place(), end))
                .replaceWith(accepted);
    }

    private static boolean closed(PhotoZip zip) throws IOException {
        zip.close();
        return true;
    }
}
