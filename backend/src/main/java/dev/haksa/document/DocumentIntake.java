package dev.haksa.document;

import dev.haksa.document.check.FileCheck;
import dev.haksa.shared.blocking.WorkPool;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.overload.DailyQuota;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Takes files in: counted, received, looked into, kept. What is not acceptable leaves nothing behind. */
@ApplicationScoped
class DocumentIntake {
    private static final String OWN = "DOCUMENT_UPLOAD";
    private static final String BY_STAFF = "DOCUMENT_UPLOAD_FOR_STUDENT";

    private final IncomingFiles incoming;
    private final FileStore store;
    private final DailyQuota quota;
    private final DocumentConfig config;
    private final WorkPool checks;

    DocumentIntake(IncomingFiles incoming, FileStore store, DailyQuota quota, DocumentConfig config, Vertx vertx) {
        this.incoming = incoming;
        this.store = store;
        this.quota = quota;
        this.config = config;
        this.checks = new WorkPool(vertx, "haksa-document-checks", config.checks(), config.waitingChecks());
    }

    /** A file that is kept. */
    record Kept(DocumentFormat format, String sha256, int sizeBytes) {}

    /** Whether the caller may hand in one more file today for a student; 429 otherwise. */
    Uni<Void> count(String owner, Caller caller) {
        return isOwn(owner, caller)
                ? quota.take(OWN, caller.id(), config.uploadsPerDay())
                : quota.take(BY_STAFF, caller.id(), config.uploadsByStaffPerDay());
    }

    /** What comes of a file that was counted; it was not when we had too much to do. */
    <T> Uni<T> counted(String owner, Caller caller, Uni<T> work) {
        return quota.counted(isOwn(owner, caller) ? OWN : BY_STAFF, caller.id(), work);
    }

    private static boolean isOwn(String owner, Caller caller) {
        return owner.equals(caller.studentNumber());
    }

    /** Takes a file in as it comes; 413 when it is too long, 400 with the reason when it is not acceptable. */
    Uni<Kept> take(Multi<Buffer> content) {
        return incoming.receive(content, DocumentService.MOST_BYTES).chain(this::keep);
    }

    /** The same for a file that the platform has received already. */
    Uni<Kept> take(Path uploaded) {
        return incoming.receive(uploaded, DocumentService.MOST_BYTES).chain(this::keep);
    }

    private Uni<Kept> keep(IncomingFile file) {
        return checks.run(() -> FileCheck.check(file.path()))
                .map(format -> new Kept(format, file.sha256(), Math.toIntExact(file.size())))
                .call(() -> store.put(file))
                .onTermination()
                .call(() -> incoming.discard(file.path()));
    }

    @PreDestroy
    void close() {
        checks.close();
    }
}
