package dev.haksa.rush;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What can happen to a database server, by signals (Linux). */
final class Postgres {
    private Postgres() {}

    /** Ends the server at once, as after a loss of power, and starts it again after a while. */
    static void crash(Server server, int secondsDown) throws IOException, InterruptedException {
        Path folder = server.databaseFolder();
        String command = Files.readString(folder.resolve("postmaster.opts")).strip();
        ProcessHandle postmaster = ProcessHandle.of(server.databasePid()).orElseThrow();
        signal("QUIT", List.of(postmaster.pid()));
        postmaster.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        TimeUnit.SECONDS.sleep(secondsDown);
        // PostgreSQL refuses to be root; in a namespace of its own it is nobody.
        String shell =
                "root".equals(System.getProperty("user.name")) ? "exec unshare -U " + command : "exec " + command;
        new ProcessBuilder("sh", "-c", shell)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("postgresql.log").toFile()))
                .start();
    }

    /** Stops all of the server's processes for a while. */
    static void stall(Server server, int seconds) throws IOException, InterruptedException {
        List<Long> processes = family(server.databasePid());
        signal("STOP", processes);
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            signal("CONT", processes);
        }
    }

    private static List<Long> family(long postmaster) {
        List<Long> pids = new ArrayList<>(List.of(postmaster));
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).orElseThrow().children()) {
            children.forEach(child -> pids.add(child.pid()));
        }
        return pids;
    }

    private static void signal(String name, List<Long> pids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
