package dev.haksa.live.rush;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens some thousand streams against the packaged product and prints what they cost and how late they are: one section
 * that all watch, with one enrollment at a time; the same while many enroll in other watched sections; and the
 * listeners' own results. A delay counts from the moment at which the student who enrolled had the answer, which is
 * after the commit.
 */
public final class LiveRush {
    private static final int WATCHED = 5;
    private static final int SECTIONS = 20;
    private static final int ROUNDS = 40;
    private static final int ROUND_MILLIS = 500;
    private static final int LOAD_PER_ROUND = 100;
    private static final int OWN_RESULTS = 400;
    private static final int SETTLE_SECONDS = 5;

    private final Clients clients;
    private final Backend backend;
    private final AtomicLong events = new AtomicLong();
    private final AtomicInteger lost = new AtomicInteger();
    /** When each listener first saw so many enrolled in the section that all watch. */
    private final Map<Integer, ConcurrentLinkedQueue<Long>> seen = new ConcurrentHashMap<>();

    private final Map<Integer, Long> resultAt = new ConcurrentHashMap<>();
    private volatile int hot;

    private LiveRush(Clients clients, Backend backend) {
        this.clients = clients;
        this.backend = backend;
    }

    /** Entry point; {@code --listeners}, {@code --jar}. */
    public static void main(String[] arguments) throws Exception {
        int listeners = 3_000;
        Path jar = Path.of("backend/target/quarkus-app/quarkus-run.jar");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--listeners" -> listeners = Integer.parseInt(arguments[i + 1]);
                case "--jar" -> jar = Path.of(arguments[i + 1]);
                default -> throw new IllegalArgumentException("known options: --listeners, --jar");
            }
        }
        System.out.printf("Starting the product …%n");
        try (Backend backend = Backend.start(jar, 3 * listeners + 6_000);
                Clients clients = new Clients(backend.port(), listeners)) {
            new LiveRush(clients, backend).run(listeners);
        }
    }

    private void run(int listeners) throws Exception {
        String term = term();
        List<Integer> sections = largest(term);
        hot = sections.getFirst();
        List<String> students = students(listeners + ROUNDS * (LOAD_PER_ROUND + 2));
        List<String> tokens = Clients.each(students, (student, i) -> clients.login(student));
        System.out.printf("%,d students logged in%n", tokens.size());

        long before = backend.residentKib();
        long start = System.nanoTime();
        clients.listen(tokens.subList(0, listeners), i -> path(term, sections, i), this::reader);
        System.out.printf(
                "%,d streams open after %.1f s; turned away for a moment: %,d%n",
                listeners, (System.nanoTime() - start) / 1e9, clients.turnedAway());
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        System.out.printf(
                "Backend resident memory: %,d MiB before, %,d MiB with all streams, %.0f KiB a stream%n",
                before / 1024, backend.residentKib() / 1024, (backend.residentKib() - before) / (double) listeners);

        List<String> actors = new ArrayList<>(tokens.subList(listeners, tokens.size()));
        Duration idle = backend.cpu();
        TimeUnit.SECONDS.sleep(2 * SETTLE_SECONDS);
        print("nothing happens", backend.cpu().minus(idle), 2.0 * SETTLE_SECONDS);
        rounds("one enrollment in the section that all watch, twice a second", sections, actors, 0);
        rounds(
                "the same, and " + LOAD_PER_ROUND * 1000 / ROUND_MILLIS + " enrollments a second in the others",
                sections,
                actors,
                LOAD_PER_ROUND);
        ownResults(sections, tokens.subList(0, OWN_RESULTS));
        System.out.printf(
                "Events received: %,d; streams lost: %d; backend peak resident memory %,d MiB%n",
                events.get(), lost.get(), backend.peakKib() / 1024);
    }

    private StreamReader reader(int listener) {
        int[] last = {-1};
        return new StreamReader(
                (name, data) -> {
                    events.incrementAndGet();
                    if (name.equals("seats") && data.getInteger("sectionId") == hot) {
                        int enrolled = data.getInteger("enrolled");
                        if (enrolled != last[0]) {
                            last[0] = enrolled;
                            seen.computeIfAbsent(enrolled, key -> new ConcurrentLinkedQueue<>())
                                    .add(System.nanoTime());
                        }
                    } else if (name.equals("result")) {
                        resultAt.putIfAbsent(listener, System.nanoTime());
                    }
                },
                lost::incrementAndGet);
    }

    private void rounds(String title, List<Integer> sections, List<String> actors, int load) throws Exception {
        seen.clear();
        Map<Integer, Long> answered = new HashMap<>();
        List<CompletableFuture<Clients.Answer>> others = new ArrayList<>();
        Duration cpu = backend.cpu();
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < load; i++) {
                int section = sections.get(1 + i % (sections.size() - 1));
                others.add(enroll(actors.removeLast(), section));
            }
            Clients.Answer answer = enroll(actors.removeLast(), hot).join();
            if (answer.status() == 201) {
                answered.put(enrolled(), answer.nanos());
            }
            long next = start + TimeUnit.MILLISECONDS.toNanos((long) (round + 1) * ROUND_MILLIS);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
        others.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = backend.cpu().minus(cpu);
        TimeUnit.SECONDS.sleep(2);
        print(title, used, seconds);
        List<Double> delays = new ArrayList<>();
        answered.forEach((enrolled, nanos) -> seen.getOrDefault(enrolled, new ConcurrentLinkedQueue<>())
                .forEach(at -> delays.add((at - nanos) / 1e6)));
        print("  seats: commit to each of the listeners", delays);
    }

    /** Taken seats of the section that all watch, as its last enrollment left it. */
    private int enrolled() {
        return clients.get("/api/v1/sections/" + hot, null).body().getInteger("enrolled");
    }

    private void ownResults(List<Integer> sections, List<String> tokens) {
        resultAt.clear();
        List<Clients.Answer> answers = Clients.each(
                tokens,
                (token, i) -> enroll(token, sections.get(1 + i % (sections.size() - 1)))
                        .join());
        List<Double> delays = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        for (int i = 0; i < answers.size(); i++) {
            while (!resultAt.containsKey(i) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            if (answers.get(i).status() == 201 && resultAt.containsKey(i)) {
                delays.add((resultAt.get(i) - answers.get(i).nanos()) / 1e6);
            }
        }
        print("own results: answer to event, 32 at a time", delays);
    }

    private CompletableFuture<Clients.Answer> enroll(String token, int section) {
        return clients.send(HttpMethod.PUT, "/api/v1/students/me/enrollments/" + section, token, null);
    }

    private static String path(String term, List<Integer> sections, int listener) {
        StringBuilder path = new StringBuilder("/api/v1/students/me/live?term=")
                .append(term)
                .append("&section=")
                .append(sections.getFirst());
        for (int i = 1; i < WATCHED; i++) {
            path.append("&section=").append(sections.get(1 + (listener + i) % (sections.size() - 1)));
        }
        return path.toString();
    }

    private String term() {
        for (Object term : clients.get("/api/v1/terms", null).body().getJsonArray("items")) {
            String code = ((JsonObject) term).getString("code");
            JsonObject page = clients.get("/api/v1/terms/" + code + "/sections?limit=1", null)
                    .body();
            boolean regular = code.endsWith("-SPRING") || code.endsWith("-FALL");
            if (regular && !page.getJsonArray("items").isEmpty()) {
                return code;
            }
        }
        throw new IllegalStateException("no term with sections");
    }

    /** The sections with the most seats. */
    private List<Integer> largest(String term) {
        List<JsonObject> all = new ArrayList<>();
        pages("/api/v1/terms/" + term + "/sections?limit=200", null, all);
        return all.stream()
                .sorted(Comparator.comparing((JsonObject section) -> -section.getInteger("capacity")))
                .limit(SECTIONS)
                .map(section -> section.getInteger("id"))
                .toList();
    }

    private List<String> students(int number) {
        List<JsonObject> all = new ArrayList<>();
        pages("/api/v1/students?state=ENROLLED&limit=200", clients.login("academic-affairs"), all);
        List<String> numbers = all.stream()
                .filter(student -> !"AUDITOR".equals(student.getString("type")))
                .map(student -> student.getString("studentNumber"))
                .limit(number)
                .toList();
        if (numbers.size() < number) {
            throw new IllegalStateException("only " + numbers.size() + " of " + number + " students");
        }
        return numbers;
    }

    private void pages(String path, String token, List<JsonObject> items) {
        String next = "";
        while (next != null) {
            JsonObject page = clients.get(path + next, token).body();
            page.getJsonArray("items").forEach(item -> items.add((JsonObject) item));
            next = page.containsKey("next") ? "&after=" + page.getString("next") : null;
        }
    }

    private static void print(String title, Duration cpu, double seconds) {
        System.out.printf("%s: backend CPU %.0f %% of one core%n", title, cpu.toMillis() / seconds / 10);
    }

    private static void print(String title, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        if (sorted.isEmpty()) {
            System.out.println(title + ": nothing arrived");
            return;
        }
        System.out.printf(
                "%s: %,d deliveries, p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, largest %.0f ms%n",
                title,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }
}
