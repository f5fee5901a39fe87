package dev.haksa.shared.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are kept. */
@ConfigMapping(prefix = "haksa.files")
public interface FilesConfig {
    /** What keeps the files. */
    @WithDefault("folder")
    Store store();

    /**
     * The folder of all files; several instances share one. Beside the embedded database by default. With S3 only
     * uploads under way lie here, and each instance may have a folder of its own.
     */
    @WithDefault("${haksa.data:data}/files")
    Path directory();

    /** How long a file that nothing refers to is left alone: longer than any upload takes. */
    @WithDefault("P1D")
    Duration orphanGrace();

    /** The bucket, when it is S3. */
    S3 s3();

    /** What can keep files. */
    enum Store {
        FOLDER,
        S3
    }

    /** A bucket of an object store that speaks S3. */
    interface S3 {
        /** Where the object store is; AWS itself when absent. */
        Optional<URI> endpoint();

        /** Region of the bucket. */
        @WithDefault("ap-northeast-2")
        String region();

        /** Name of the bucket, which must exist. */
        Optional<String> bucket();

        /** Before the keys of all files, so that others can use the bucket too; a slash at its end is added. */
        Optional<String> prefix();

        /** Whether the bucket stands in the path of addresses, as most object stores beside AWS need it. */
        @WithDefault("false")
        boolean pathStyle();

        /** Key id; without one the usual places are looked at: environment, profile, role of the machine. */
        Optional<String> accessKey();

        /** The secret of the key. */
        Optional<String> secretKey();

        /**
         * Most requests to the object store at a time; further ones wait. More than {@code haksa.overload.downloads}: a
         * file that is read slowly has a connection for as long.
         */
        @WithDefault("256")
        int connections();

        /** Longest time for one attempt. */
        @WithDefault("PT20S")
        Duration attempt();

        /** Longest time for a request with all its repetitions, and the longest silence while content comes. */
        @WithDefault("PT60S")
        Duration patience();
    }
}
