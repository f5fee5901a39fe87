package dev.haksa.support;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.MultiPartSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Parts of forms as browsers send them: of a known length, so that the whole form tells its own. */
public final class Parts {
    private Parts() {}

    /** A file in the field {@code file}. */
    public static MultiPartSpecification file(String name, byte[] content, String mediaType) {
        return new MultiPartSpecBuilder(written(content))
                .controlName("file")
                .fileName(name)
                .mimeType(mediaType)
                .build();
    }

    private static File written(byte[] content) {
        try {
            File file = Files.write(Files.createTempFile("haksa-part-", ""), content)
                    .toFile();
            file.deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
