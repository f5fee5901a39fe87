package dev.haksa.rush;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Enrolls the whole real term and prints what that took. */
public final class TermRush {
    private static final int CREATED = 201;

    private TermRush() {}

    /** One outcome: 201, or the codes of a refusal, or another status. */
    private record Outcome(int status, String reason, long nanos) {
        static Outcome of(Http.Answer answer) {
            if (answer.status() == CREATED) {
                return new Outcome(CREATED, "", answer.nanos());
            }
            JsonObject body = answer.json();
            String reason = body.containsKey("violations")
                    ? String.join(
                            "+",
                            body.getJsonArray("violations").stream()
                                    .map(violation -> ((JsonObject) violation).getString("code"))
                                    .sorted()
                                    .toList())
                    : body.getString("type", "repeated");
            return new Outcome(answer.status(), reason, answer.nanos());
        }
    }

    /** Entry point; see {@link Options}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        System.out.printf("Starting the product with %,d students …%n", options.students());
        try (Server server = Server.start(options);
                Http http = new Http(server, options.connections())) {
            Campus campus = new Campus(http);
            List<Offer> offers = campus.offers();
            List<String> students = campus.students(campus.login("academic-affairs"));
            Assignment assignment = new Assignment(students.size());
            List<Assignment.Wish> wishes = assignment.assign(offers, new Random(options.seed()));
            System.out.printf(
                    "%,d sections; %,d of %,d students may enroll; %,d requests, %,d without a student%n",
                    offers.size(), students.size(), options.students(), wishes.size(), assignment.unassigned());
            long start = System.nanoTime();
            List<String> tokens = campus.logins(students);
            System.out.printf("%,d logins in %.1f s%n", tokens.size(), seconds(System.nanoTime() - start));
            rush(options, server, http, offers, wishes, tokens);
        }
    }

    private static void rush(
            Options options,
            Server server,
            Http http,
            List<Offer> offers,
            List<Assignment.Wish> wishes,
            List<String> tokens)
            throws Exception {
        long databasePid = server.databasePid();
        long ownPid = ProcessHandle.current().pid();
        Duration[] before = {CpuTime.of(server.pid()), CpuTime.of(databasePid), CpuTime.of(ownPid)};
        long start = System.nanoTime();
        List<Outcome> outcomes = http.sendAll(
                wishes.size(),
                i -> new Http.Call(
                        HttpMethod.PUT,
                        "/api/v1/students/me/enrollments/"
                                + wishes.get(i).offer().id(),
                        tokens.get(wishes.get(i).student()),
                        null),
                Outcome::of);
        double seconds = seconds(System.nanoTime() - start);
        Duration[] after = {CpuTime.of(server.pid()), CpuTime.of(databasePid), CpuTime.of(ownPid)};

        System.out.printf(
                "%nWhole term: %,d requests over %d connections in %.1f s = %,.0f a second%n",
                outcomes.size(), options.connections(), seconds, outcomes.size() / seconds);
        printLatencies(outcomes);
        String[] names = {"backend", "database", "this program"};
        for (int i = 0; i < names.length; i++) {
            double used = after[i].minus(before[i]).toMillis() / 1000.0;
            System.out.printf("CPU %-13s %6.1f s = %3.0f %% of one core%n", names[i], used, 100 * used / seconds);
        }
        System.out.printf("Backend peak resident memory: %,d MiB%n", CpuTime.peakMemoryMib(server.pid()));
        printOutcomes(outcomes);
        check(server, offers, wishes, outcomes);
    }

    private static void printLatencies(List<Outcome> outcomes) {
        long[] nanos = outcomes.stream().mapToLong(Outcome::nanos).sorted().toArray();
        System.out.printf(
                "Latency ms: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f%n",
                percentile(nanos, 0.5),
                percentile(nanos, 0.9),
                percentile(nanos, 0.99),
                percentile(nanos, 0.999),
                nanos[nanos.length - 1] / 1e6);
    }

    private static void printOutcomes(List<Outcome> outcomes) {
        Map<String, Integer> byOutcome = new TreeMap<>();
        outcomes.forEach(outcome -> byOutcome.merge(outcome.status() + " " + outcome.reason(), 1, Integer::sum));
        System.out.println("Outcomes:");
        byOutcome.forEach((outcome, count) -> System.out.printf("  %-40s %,9d%n", outcome, count));
    }

    private static void check(Server server, List<Offer> offers, List<Assignment.Wish> wishes, List<Outcome> outcomes)
            throws Exception {
        Map<Integer, Integer> acknowledged = new HashMap<>();
        Map<Integer, Integer> asked = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            asked.merge(wishes.get(i).offer().id(), 1, Integer::sum);
            if (outcomes.get(i).status() == CREATED) {
                acknowledged.merge(wishes.get(i).offer().id(), 1, Integer::sum);
            }
        }
        List<String> findings = new java.util.ArrayList<>(FinalCheck.run(server.jdbcUrl(), offers, acknowledged));
        for (Offer offer : offers) {
            int expected = Math.min(offer.capacity(), asked.getOrDefault(offer.id(), 0));
            if (acknowledged.getOrDefault(offer.id(), 0) != expected) {
                findings.add("section %d: %d enrolled, %d expected"
                        .formatted(offer.id(), acknowledged.getOrDefault(offer.id(), 0), expected));
            }
        }
        long overfull = offers.stream()
                .filter(offer -> offer.wanted() > offer.capacity())
                .count();
        System.out.printf(
                "Final check: %,d seats taken in %,d sections, %d sections wanted beyond capacity: %s%n",
                acknowledged.values().stream().mapToInt(Integer::intValue).sum(),
                offers.size(),
                overfull,
                findings.isEmpty() ? "every count agrees" : findings.size() + " disagreements");
        findings.stream().limit(20).forEach(finding -> System.out.println("  " + finding));
        if (!findings.isEmpty()) {
            throw new IllegalStateException("the final check failed");
        }
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
