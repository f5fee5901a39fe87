package dev.haksa.rush;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of processes, read from /proc (Linux). */
final class CpuTime {
    private static final int UTIME = 11;
    private static final int CUTIME = 13;
    private static final int PARENT = 1;
    private static final long TICK_MILLIS = 10;

    private CpuTime() {}

    /** Time used by a process itself. */
    static Duration of(long pid) {
        return Duration.ofMillis(ticks(pid, false) * TICK_MILLIS);
    }

    /** Time used by a process and its children, ended ones included: the database has a process for each connection. */
    static Duration ofFamily(long pid) throws IOException {
        long ticks = ticks(pid, true);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit) && parent(Long.parseLong(name)) == pid) {
                    ticks += ticks(Long.parseLong(name), false);
                }
            }
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Resident size of a process in MiB: now (VmRSS), or the largest so far (VmHWM). */
    static long memoryMib(long pid, String measure) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(measure)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private static long parent(long pid) {
        List<String> fields = fields(pid);
        return fields.isEmpty() ? -1 : Long.parseLong(fields.get(PARENT));
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        List<String> fields = fields(pid);
        if (fields.isEmpty()) {
            return 0;
        }
        long own = Long.parseLong(fields.get(UTIME)) + Long.parseLong(fields.get(UTIME + 1));
        return withEndedChildren
                ? own + Long.parseLong(fields.get(CUTIME)) + Long.parseLong(fields.get(CUTIME + 1))
                : own;
    }

    /** Fields after the command's name, which may itself contain blanks. */
    private static List<String> fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }
}
