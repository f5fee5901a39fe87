package dev.haksa.support;

import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the test's PostgreSQL, which can be made to stand still: connections stay open, nothing answers. */
public final class DatabaseProcesses implements AutoCloseable {
    private final List<String> pids;

    private DatabaseProcesses(List<String> pids) {
        this.pids = pids;
    }

    /** Makes all of them stand still until closed. */
    public static DatabaseProcesses stopped(Pool pool) {
        long backend = pool.query("select pg_backend_pid()")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(60))
                .iterator()
                .next()
                .getInteger(0);
        ProcessHandle server = ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .orElseThrow(() -> new IllegalStateException("the database runs on another machine"));
        List<String> pids = Stream.concat(Stream.of(server), server.children())
                .map(process -> String.valueOf(process.pid()))
                .toList();
        DatabaseProcesses processes = new DatabaseProcesses(pids);
        processes.signal("-STOP");
        return processes;
    }

    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(pids);
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
