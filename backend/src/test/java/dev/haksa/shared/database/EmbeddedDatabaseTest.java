package dev.haksa.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that the product brings along, started for real in folders of its own. */
class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void data_survive_a_stop_and_a_restart_and_the_server_is_durable_and_asks_for_a_password() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            sql(database, "create table kept (text text)");
            sql(database, "insert into kept values ('남다')");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            assertThat(sql(database, "select text from kept")).isEqualTo("남다");
            assertThat(sql(database, "show fsync")).isEqualTo("on");
            assertThat(sql(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(sql(database, "show full_page_writes")).isEqualTo("on");
            assertThat(sql(database, "show listen_addresses")).isEqualTo("localhost");
            sql(database, "create extension pg_trgm");
            assertThat(sql(database, "select array_length(show_trgm('확률과정론'), 1)"))
                    .as("Korean letters count as letters, so that titles can be searched")
                    .isEqualTo("6");
            assertThatThrownBy(() -> DriverManager.getConnection(url(database), "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(url(database), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused_within_and_beyond_this_process() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.startIn(folder))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessage(
                            "The data folder %s is in use by another running Haksa. Stop that one, or choose another"
                                    + " folder with --data <folder>.",
                            folder.toAbsolutePath());
            Process second = spawn(List.of(), System.getProperty("java.class.path"), folder);
            assertThat(firstLine(second))
                    .startsWith("REFUSED The data folder")
                    .contains("in use by another running Haksa");
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(sql(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_server_orphaned_by_a_kill_is_stopped_and_every_acknowledged_row_is_there() throws Exception {
        Process first = spawn(List.of(), System.getProperty("java.class.path"), folder);
        assertThat(firstLine(first)).isEqualTo("ACKNOWLEDGED 100");
        ProcessHandle orphan = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                                .getFirst()))
                .orElseThrow();
        first.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(sql(database, "select count(*) from acknowledged")).isEqualTo("100");
        }
    }

    @Test
    void a_first_start_cut_short_leaves_nothing_in_the_way() throws Exception {
        Files.createDirectories(folder.resolve("postgresql.new/base"));
        Files.writeString(folder.resolve("postgresql.new/PG_VERSION"), "18\n");
        try (EmbeddedDatabase database = EmbeddedDatabase.startIn(folder)) {
            assertThat(sql(database, "select current_database()")).isEqualTo("haksa");
        }
    }

    @Test
    void a_folder_that_cannot_be_used_is_named_with_the_way_out() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedDatabase.startIn(file))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining(file.toAbsolutePath().toString())
                .hasMessageContaining("choose another folder with --data <folder>");
    }

    @Test
    void an_ordinary_user_can_start_it_too() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Process other = spawn(
                List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                copyOfClassPath(parts),
                folder.resolve("of-nobody"));
        assertThat(firstLine(other)).isEqualTo("ACKNOWLEDGED 100");
        other.destroy();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("of-nobody/postgresql/postmaster.pid")).doesNotExist();
    }

    /** The class path of this build may lie where only root can read, so the few parts needed are copied. */
    private static String copyOfClassPath(Path target) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path source = Path.of(entry);
            Path copy = target.resolve(copies.size() + "-" + source.getFileName());
            if (Files.isDirectory(source)) {
                Path classes = Path.of("dev/haksa/shared/database");
                Files.createDirectories(copy.resolve(classes));
                try (var files = Files.list(source.resolve(classes))) {
                    for (Path file : files.toList()) {
                        Files.copy(file, copy.resolve(classes).resolve(file.getFileName()));
                    }
                }
                copies.add(copy.toString());
            } else if (source.getFileName()
                    .toString()
                    .matches("(embedded-post|postgresql|slf4j-api|commons|xz|jspecify).*")) {
                Files.copy(source, copy);
                copies.add(copy.toString());
            }
        }
        return String.join(":", copies);
    }

    private static Process spawn(List<String> prefix, String classPath, Path folder) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classPath,
                OtherProcess.class.getName(),
                folder.toString()));
        return new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null && !line.startsWith("ACKNOWLEDGED") && !line.startsWith("REFUSED")) {
            line = reader.readLine();
        }
        return line;
    }

    private static String url(EmbeddedDatabase database) {
        return "jdbc:" + database.configuration().get("haksa.database.url");
    }

    private static String sql(EmbeddedDatabase database, String sql) throws SQLException {
        Map<String, String> configuration = database.configuration();
        try (Connection connection = DriverManager.getConnection(
                        url(database),
                        configuration.get("haksa.database.username"),
                        configuration.get("haksa.database.password"));
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** Starts the database in a folder, commits rows one by one, says so and waits to be ended. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] args) throws Exception {
            try {
                EmbeddedDatabase database = EmbeddedDatabase.startIn(Path.of(args[0]));
                Runtime.getRuntime().addShutdownHook(new Thread(database::close));
                sql(database, "create table acknowledged (n integer)");
                for (int n = 1; n <= 100; n++) {
                    sql(database, "insert into acknowledged values (" + n + ")");
                }
                System.out.println("ACKNOWLEDGED 100");
                Thread.currentThread().join();
            } catch (EmbeddedDatabaseException e) {
                System.out.println("REFUSED " + e.getMessage());
            }
        }
    }
}
