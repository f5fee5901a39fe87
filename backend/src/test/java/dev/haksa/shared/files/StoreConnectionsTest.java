package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.overload.OverloadConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreConnectionsTest {
    @Test
    void a_bucket_has_more_connections_than_files_are_read_at_a_time() {
        assertThatCode(() -> require("s3", 128 + 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require("s3", 128))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("haksa.files.s3.connections is 128")
                .hasMessageContaining("haksa.overload.downloads");
        assertThatCode(() -> require("folder", 1)).doesNotThrowAnyException();
    }

    private static void require(String store, int connections) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(FilesConfig.class)
                .withMapping(OverloadConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("haksa.files.store", store, "haksa.files.s3.connections", String.valueOf(connections)),
                        "test",
                        1))
                .build();
        FileStoreProducer.requireConnections(
                config.getConfigMapping(FilesConfig.class), config.getConfigMapping(OverloadConfig.class));
    }
}
