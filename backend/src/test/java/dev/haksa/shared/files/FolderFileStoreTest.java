package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FolderFileStoreTest extends FileStoreContract {
    private FileStore store;

    @BeforeEach
    void open() {
        store = new FolderFileStore(vertx, new FolderSettings(scratch()));
    }

    @Override
    FileStore store() {
        return store;
    }

    @Override
    Path scratch() {
        return received.resolve("files");
    }

    @Test
    void says_at_the_start_that_nothing_can_be_written() throws IOException {
        await(store.check());
        assertThat(scratch()).isEmptyDirectory();
        Path file = Files.createFile(received.resolve("a-file"));
        FileStore wrong = new FolderFileStore(vertx, new FolderSettings(file));
        assertThatThrownBy(() -> await(wrong.check()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "haksa.files.directory");
    }
}
