package dev.haksa.shared.files;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether files can be read and kept. An instance without its file store stays ready: enrollment must not stop
 * because photos cannot be shown, and no other instance would do better.
 */
@Readiness
@ApplicationScoped
class FileStoreHealth implements AsyncHealthCheck {
    private final FileStoreWatch watch;
    private final FilesConfig config;

    FileStoreHealth(FileStoreWatch watch, FilesConfig config) {
        this.watch = watch;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return watch.look().map(this::response);
    }

    private HealthCheckResponse response(boolean usable) {
        return HealthCheckResponse.named("File store")
                .withData("store", config.store().name().toLowerCase(Locale.ROOT))
                .withData("usable", usable)
                .up()
                .build();
    }
}
