package dev.haksa.document;

import dev.haksa.document.check.FileCheck;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Takes files in: received, looked into, kept. What is not acceptable leaves nothing behind. */
@ApplicationScoped
class DocumentIntake {
    private final IncomingFiles incoming;
    private final BlockingWork blocking;
    private final FileStore store;

    DocumentIntake(IncomingFiles incoming, BlockingWork blocking, FileStore store) {
        this.incoming = incoming;
        this.blocking = blocking;
        this.store = store;
    }

    /** A file that is kept. */
    record Kept(DocumentFormat format, String sha256, int sizeBytes) {}

    /** Takes a file in as it comes; 413 when it is too long, 400 with the reason when it is not acceptable. */
    Uni<Kept> take(Multi<Buffer> content) {
        return incoming.receive(content, DocumentService.MOST_BYTES).chain(this::keep);
    }

    /** The same for a file that the platform has received already. */
    Uni<Kept> take(Path uploaded) {
        return incoming.receive(uploaded, DocumentService.MOST_BYTES).chain(this::keep);
    }

    private Uni<Kept> keep(IncomingFile file) {
        return blocking.run(() -> FileCheck.check(file.path()))
                .map(format -> new Kept(format, file.sha256(), Math.toIntExact(file.size())))
                .call(() -> store.put(file))
                .onTermination()
                .call(() -> incoming.discard(file.path()));
    }
}
