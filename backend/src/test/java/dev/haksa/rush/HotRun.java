package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * All want the same section, once with seats for all and once with 500. The baseline is one transaction per request
 * with a row lock.
 */
final class HotRun {
    private static final int SEATS_FOR_ALL = 1_000_000;
    private static final int FEW_SEATS = 500;
    private static final int[] BASELINE_CLIENTS = {32, 256};

    private HotRun() {}

    static List<String> run(Stage stage) throws IOException, SQLException, InterruptedException {
        int waiting = stage.options().waiting();
        Comparison enough = new Comparison("Hot, seats for all, " + waiting + " waiting");
        Comparison few = new Comparison("Hot, " + FEW_SEATS + " seats, " + waiting + " waiting");
        boolean baseline = stage.options().seconds() > 0 && PgBench.isInstalled();
        for (int i = 0; i < stage.options().repetitions(); i++) {
            compare(stage, enough, SEATS_FOR_ALL, baseline ? "hot.sql" : "", i);
            compare(stage, few, FEW_SEATS, baseline ? "full.sql" : "", i);
        }
        FinalCheck.require(stage);
        return List.of(enough.summary("at least 10, aim 20"), few.summary("at least 10, aim 20"));
    }

    /** Every student wants the section, in random order. */
    static List<Wish> wishes(Stage stage, int section, long seed) {
        List<Wish> wishes = new ArrayList<>();
        for (int student = 0; student < stage.students().size(); student++) {
            wishes.add(new Wish(student, section));
        }
        Collections.shuffle(wishes, new Random(seed));
        return wishes;
    }

    private static void compare(Stage stage, Comparison comparison, int seats, String script, int repetition)
            throws IOException, SQLException, InterruptedException {
        int section = Sections.add(stage, 1, seats).getFirst();
        List<Wish> wishes = wishes(stage, section, stage.options().seed() + repetition);
        comparison.add(Load.send(stage, stage.options().waiting(), wishes));
        if (!script.isEmpty()) {
            for (int clients : BASELINE_CLIENTS) {
                stage.sql(PgBench.tables());
                comparison.add(
                        PgBench.run(stage, script, clients, stage.options().seconds()));
            }
        }
    }
}
