package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The mark of a folder that a test has for itself. */
final class OwnMark implements FolderMark {
    private final AtomicReference<UUID> mark = new AtomicReference<>();

    @Override
    public Uni<UUID> current() {
        return Uni.createFrom().item(mark::get);
    }

    @Override
    public Uni<UUID> agreed(UUID proposed) {
        return Uni.createFrom().item(() -> {
            mark.compareAndSet(null, proposed);
            return mark.get();
        });
    }
}
