package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what all instances tell the folder of their files from every other one. */
interface FolderMark {
    /** The mark of the folder; null while none has been used. */
    Uni<@Nullable UUID> current();

    /** The mark of the folder; the proposed one when there was none, which it is from then on. */
    Uni<UUID> agreed(UUID proposed);
}
