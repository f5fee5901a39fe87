package dev.haksa.cardissuer;

import dev.haksa.cardissuer.transfer.PackageHead;
import dev.haksa.cardissuer.transfer.PackageWriter;
import dev.haksa.cardissuer.transfer.PartnerCertificate;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.cardissuer.transfer.WrittenPackage;
import dev.haksa.shared.blocking.BlockingWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes packages to files on the worker pool, a few photos at a time. */
@ApplicationScoped
class PackageFiles {
    private final BlockingWork blocking;

    PackageFiles(BlockingWork blocking) {
        this.blocking = blocking;
    }

    /** A package that is being written. */
    record Open(PackageWriter writer) {}

    /** Work that may fail for the disk. */
    @FunctionalInterface
    private interface Writing<T> {
        T run() throws IOException;
    }

    /** Begins a package with its manifest and list. */
    Uni<Open> begin(Path path, PackageHead head, List<TransferEntry> entries, @Nullable String pem) {
        return run(() -> {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            return new Open(new PackageWriter(path, head, entries, certificate(pem)));
        });
    }

    /** Adds the photos of the next entries; answers how many are written. */
    Uni<Integer> add(Open open, List<byte[]> photos) {
        return run(() -> {
            for (byte[] photo : photos) {
                open.writer().photo(photo);
            }
            return open.writer().written();
        });
    }

    /** Ends a package that has all photos. */
    Uni<WrittenPackage> finish(Open open) {
        return run(open.writer()::finish);
    }

    /** Lets the file go. */
    Uni<Void> close(Open open) {
        return run(() -> {
                    open.writer().close();
                    return open;
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> run(Writing<T> writing) {
        return blocking.run(() -> {
            try {
                return writing.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static @Nullable PartnerCertificate certificate(@Nullable String pem) {
        return pem == null ? null : PartnerCertificate.parse(pem).orElseThrow();
    }
}
