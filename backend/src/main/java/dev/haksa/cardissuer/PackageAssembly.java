package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.ProductionRows;
import dev.haksa.cardissuer.store.ProductionRows.Claim;
import dev.haksa.cardissuer.transfer.DamagedPhotoException;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.cardissuer.transfer.WrittenPackage;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;

/** Puts a package together from the photos in the file store, a few at a time. */
@ApplicationScoped
class PackageAssembly {
    /** Photos are written by as many; so many are in memory. */
    private static final int AT_ONCE = 25;

    private static final int MEASURED_AT_ONCE = 200;

    private final ProductionRows rows;
    private final FileStore files;
    private final PackageFiles writing;

    PackageAssembly(ProductionRows rows, FileStore files, PackageFiles writing) {
        this.rows = rows;
        this.files = files;
        this.writing = writing;
    }

    /** Somebody else took the package meanwhile. */
    static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("somebody else prepares it", null, false, false);
        }
    }

    /** A photo that the file store does not have any more. */
    static final class MissingPhoto extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int entryNumber;

        MissingPhoto(TransferEntry entry) {
            super("photo of entry " + entry.key() + " is missing", null, false, false);
            this.entryNumber = entry.number();
        }

        int entryNumber() {
            return entryNumber;
        }
    }

    private record Job(Claim claim, List<TransferEntry> entries, Path path) {}

    /** Writes a package to a file; fails with {@link Taken}, {@link MissingPhoto} or {@link DamagedPhotoException}. */
    Uni<WrittenPackage> write(Claim claim, Path path) {
        return rows.entries(claim.id())
                .chain(entries -> measure(claim, entries))
                .chain(entries -> write(new Job(claim, entries, path)));
    }

    /** Photos are measured once; whoever goes on knows what was measured before. */
    private Uni<List<TransferEntry>> measure(Claim claim, List<TransferEntry> entries) {
        List<TransferEntry> open =
                entries.stream().filter(entry -> entry.photoBytes() == 0).toList();
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(this::measure)
                .group()
                .intoLists()
                .of(MEASURED_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(
                        measured -> rows.measured(claim.id(), measured).chain(() -> stillOurs(claim, 0)))
                .collect()
                .last()
                .chain(() -> open.isEmpty() ? Uni.createFrom().item(entries) : rows.entries(claim.id()));
    }

    private Uni<TransferEntry> measure(TransferEntry entry) {
        return files.size(entry.photoSha256())
                .map(size -> entry.ofBytes(Math.toIntExact(size)))
                .onFailure(PackageAssembly::isMissing)
                .transform(failure -> new MissingPhoto(entry));
    }

    private Uni<WrittenPackage> write(Job job) {
        return writing.begin(
                        job.path(),
                        job.claim().head(),
                        job.entries(),
                        job.claim().pem())
                .chain(open -> photos(job, open)
                        .chain(() -> writing.finish(open))
                        .onTermination()
                        .call(() -> writing.close(open)));
    }

    private Uni<Void> photos(Job job, PackageFiles.Open open) {
        return Multi.createFrom()
                .iterable(job.entries())
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> read(some)
                        .chain(photos -> writing.add(open, photos))
                        .chain(written -> stillOurs(job.claim(), written)))
                .collect()
                .last();
    }

    private Uni<List<byte[]>> read(List<TransferEntry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList();
    }

    private Uni<byte[]> read(TransferEntry entry) {
        return files.read(entry.photoSha256())
                .chain(pieces -> pieces.collect()
                        .in(io.vertx.core.buffer.Buffer::buffer, (all, piece) -> all.appendBytes(piece.getBytes())))
                .map(io.vertx.core.buffer.Buffer::getBytes)
                .onFailure(PackageAssembly::isMissing)
                .transform(failure -> new MissingPhoto(entry));
    }

    private Uni<Void> stillOurs(Claim claim, int written) {
        return rows.progress(claim, written).invoke(PackageAssembly::require).replaceWithVoid();
    }

    /** Fails with {@link Taken} unless the package is still ours. */
    static void require(boolean ours) {
        if (!ours) {
            throw new Taken();
        }
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == ProblemType.NOT_FOUND;
    }
}
