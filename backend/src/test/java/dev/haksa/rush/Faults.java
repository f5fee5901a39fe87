package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Breaks what the product stands on in the middle of the rush. Afterwards every acknowledged enrollment must be there,
 * no seat taken twice, every counter equal to its rows, nobody overtaken in a waiting list, and every repeated request
 * answered with the first result.
 */
final class Faults {
    private static final int ROUNDS = 4;
    private static final int FEW_SEATS = 300;
    /** One of so many waits; the others in another round, since nobody may wait for many sections. */
    private static final int STUDENTS_PER_WAITING = 5;

    private static final int DOWN_SECONDS = 3;
    /** Longer than a request waits for its decision. */
    private static final int STALL_SECONDS = 25;

    private static final long HANG_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Stage stage;
    private final Crowd crowd;
    private final List<String> findings = new ArrayList<>();
    private final List<String> summary = new ArrayList<>();
    private int round;

    private Faults(Stage stage) {
        this.stage = stage;
        this.crowd = new Crowd(stage);
    }

    /** Runs every fault; fails when an invariant broke. */
    static List<String> run(Stage stage) throws IOException, SQLException, InterruptedException {
        Faults faults = new Faults(stage);
        faults.strike("clients hang up before the answer", new Sender.Pace(0, 3, HANG_UP_NANOS), () -> {});
        faults.strike(
                "the database stalls for " + STALL_SECONDS + " s",
                Sender.Pace.CLOSED,
                () -> Postgres.stall(stage.server(), STALL_SECONDS));
        faults.strike(
                "PostgreSQL is killed and started again after " + DOWN_SECONDS + " s",
                Sender.Pace.CLOSED,
                () -> Postgres.crash(stage.server(), DOWN_SECONDS));
        faults.secondInstanceDies();
        faults.strike("the backend is killed and started again", Sender.Pace.CLOSED, faults::killBackend);
        faults.summary.add(
                faults.findings.isEmpty()
                        ? "Every invariant holds"
                        : faults.findings.size() + " FINDINGS, the first: " + faults.findings.getFirst());
        if (!faults.findings.isEmpty()) {
            faults.findings.stream().limit(20).forEach(System.out::println);
            throw new IllegalStateException("an invariant broke");
        }
        return faults.summary;
    }

    private void killBackend() throws IOException, InterruptedException {
        stage.server().kill();
        stage.replace(stage.server().again(stage.options()));
    }

    private void secondInstanceDies() throws IOException, SQLException, InterruptedException {
        try (Server second = stage.server().another(stage.options())) {
            int[] both = {stage.server().port(), second.port()};
            strike("two instances, one is killed", Sender.Pace.CLOSED, both, second::kill);
        }
    }

    private void strike(String title, Sender.Pace pace, Crowd.Fault fault) throws IOException, SQLException {
        strike(title, pace, new int[] {stage.server().port()}, fault);
    }

    private void strike(String title, Sender.Pace pace, int[] ports, Crowd.Fault fault)
            throws IOException, SQLException {
        List<Wish> wishes = wishes();
        Crowd.Fate fate = crowd.endure(wishes, ports, pace, fault);
        for (Map.Entry<String, Integer> answer : fate.answers().entrySet()) {
            if (answer.getKey().startsWith("5") && !answer.getKey().startsWith("503")) {
                findings.add(title + ": " + answer.getValue() + " answers " + answer.getKey());
            }
        }
        List<String> broken = new ArrayList<>(FinalCheck.run(stage));
        broken.addAll(crowd.repeat(new int[] {stage.server().port()}));
        broken.forEach(finding -> findings.add(title + ": " + finding));
        summary.add(String.format(
                Locale.ROOT,
                "%s: %,d requests decided in %.1f s, longest silence %.1f s, %s; %,d acknowledged and %,d places in waiting lists so far; repeated: %s",
                title,
                wishes.size(),
                fate.seconds(),
                fate.longestSilence(),
                fate.answers(),
                stage.acknowledged().size(),
                stage.waiting().size(),
                broken.isEmpty() ? "all as they were" : broken.size() + " FINDINGS"));
        System.out.println(summary.getLast());
    }

    /**
     * Everybody wants four of many sections. One section is full: some of those who hold it give it back, some of the
     * others wait for it.
     */
    private List<Wish> wishes() throws IOException, SQLException {
        round++;
        List<Integer> sections = Sections.add(stage, SpreadRun.SECTIONS, SpreadRun.SEATS_FOR_ALL);
        List<Wish> wishes =
                SpreadRun.wishes(stage, sections, ROUNDS, stage.options().seed() + round);
        int full = Sections.add(stage, 1, FEW_SEATS).getFirst();
        List<Wish> holders = HotRun.wishes(stage, full, round).subList(0, FEW_SEATS);
        crowd.endure(holders, new int[] {stage.server().port()}, Sender.Pace.CLOSED, () -> {});
        for (int student = round; student < stage.students().size(); student += STUDENTS_PER_WAITING) {
            Wish wish = new Wish(student, full);
            if (!holders.contains(wish)) {
                wishes.add(wish.as(Wish.Kind.WAIT));
            }
        }
        Random random = new Random(round);
        Collections.shuffle(wishes, random);
        // Seats are given back once somebody waits for them.
        int begun = wishes.size() / 5;
        holders.stream()
                .limit(FEW_SEATS / 2)
                .forEach(holder -> wishes.add(random.nextInt(begun, wishes.size()), holder.as(Wish.Kind.DROP)));
        return wishes;
    }
}
