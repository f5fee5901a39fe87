package dev.haksa.photoregister.build;

import dev.haksa.photoregister.RegisterEntry;
import io.vertx.mutiny.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A student in the register with the picture, where the file shows pictures.
 *
 * @param picture the JPEG of the photo that counts, or of the one in review; null when there is none or none is shown
 * @param photographed whether there is such a photo; its picture may be lost
 */
public record PicturedEntry(RegisterEntry entry, @Nullable Buffer picture, boolean photographed) {}
