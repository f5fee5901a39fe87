package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everybody wants one of 500 sections. The baseline is one prepared single-row statement per transaction, with as many
 * clients, and with as many as suit it best.
 */
final class SpreadRun {
    static final int SECTIONS = 500;
    static final int SEATS_FOR_ALL = 1_000_000;

    private static final int FEW_CLIENTS = 32;
    private static final int WARM_UP_REQUESTS = 50_000;

    private SpreadRun() {}

    static List<String> run(Stage stage) throws IOException, SQLException, InterruptedException {
        int connections = stage.options().connections();
        Comparison comparison = new Comparison("Spread over " + SECTIONS + " sections, " + connections + " clients");
        boolean baseline = stage.options().seconds() > 0 && PgBench.isInstalled();
        for (int i = 0; i < stage.options().repetitions(); i++) {
            List<Integer> sections = Sections.add(stage, SECTIONS, SEATS_FOR_ALL);
            List<Wish> wishes = wishes(stage, sections, 1, stage.options().seed() + i);
            comparison.add(Load.send(stage, connections, wishes));
            if (baseline) {
                for (int clients : new int[] {FEW_CLIENTS, connections}) {
                    stage.sql(PgBench.tables());
                    comparison.add(PgBench.run(
                            stage, "spread.sql", clients, stage.options().seconds()));
                }
            }
        }
        FinalCheck.require(stage);
        return List.of(comparison.summary("at least 1, aim 2"));
    }

    /** Lets the compiler of the backend's Java machine come to rest, as the whole term does. */
    static void warmUp(Stage stage) throws IOException, SQLException {
        List<Integer> sections = Sections.add(stage, SECTIONS, SEATS_FOR_ALL);
        int rounds = Math.ceilDiv(WARM_UP_REQUESTS, stage.students().size());
        Load.send(
                        stage,
                        stage.options().connections(),
                        wishes(stage, sections, rounds, stage.options().seed()))
                .print("Warming up");
    }

    /** Rounds in which every student, in random order, wants another one of the sections. */
    static List<Wish> wishes(Stage stage, List<Integer> sections, int rounds, long seed) {
        Random random = new Random(seed);
        List<Wish> wishes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Wish wish : HotRun.wishes(stage, 0, random.nextLong())) {
                int choice = Math.floorMod(wish.student() * 31 + round * 7 + (int) seed, sections.size());
                wishes.add(new Wish(wish.student(), sections.get(choice)));
            }
        }
        return wishes;
    }
}
