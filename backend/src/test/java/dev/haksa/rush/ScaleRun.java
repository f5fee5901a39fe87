package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an enrollment costs at a small, a large and a very large university, with everybody else enrolled already. */
final class ScaleRun {
    private static final int[] SIZES = {10_000, 50_000, 200_000};
    private static final int ASKING = 4_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 3;
    /** Everybody but those who ask holds four sections. */
    private static final String FILL = """
            insert into enrollment (student_number, section_id, term_id, course_id, state, credits, category, retake,
                                    enrolled_at, changed_at)
            select student.student_number, section.id, section.term_id, section.course_id, 'ENROLLED', 0,
                   section.category, false, timestamptz '2000-01-01Z', timestamptz '2000-01-01Z'
              from (select student_number, row_number() over () as n from student) student
              cross join generate_series(0, 3) as k
              join (select section.*, row_number() over (order by id) - 1 as n from section where id = any(%s)) section
                on section.n = (student.n * 4 + k) %% %d
            """;

    private ScaleRun() {}

    static List<String> run(Options options) throws IOException, SQLException, InterruptedException {
        List<String> summary = new ArrayList<>();
        for (int size : SIZES) {
            try (Stage stage = Stage.open(options, size, ASKING)) {
                summary.add(measure(stage, size));
            }
        }
        return summary;
    }

    private static String measure(Stage stage, int size) throws IOException, SQLException {
        fill(stage);
        List<Integer> sections = Sections.add(stage, SpreadRun.SECTIONS, SpreadRun.SEATS_FOR_ALL);
        List<Wish> wishes = SpreadRun.wishes(
                stage, sections, WARM_UP + ROUNDS, stage.options().seed());
        int first = WARM_UP * stage.students().size();
        Load.send(stage, stage.options().connections(), wishes.subList(0, first));
        stage.sql();
        Load.Result result = Load.send(stage, stage.options().connections(), wishes.subList(first, wishes.size()));
        result.print("%,d students".formatted(size));
        return String.format(
                Locale.ROOT,
                "Scale, %,7d students: %,.0f a second, p99 %.0f ms; CPU an enrollment: backend %.0f µs, database %.0f µs",
                size,
                result.perSecond(),
                result.millis(0.99),
                result.backendMicros(),
                result.databaseMicros());
    }

    private static void fill(Stage stage) throws IOException, SQLException {
        List<Integer> held = Sections.add(stage, SpreadRun.SECTIONS, SpreadRun.SEATS_FOR_ALL);
        String ids = "'{" + String.join(",", held.stream().map(String::valueOf).toList()) + "}'";
        stage.sql(
                // The rows are right by construction; checking millions of references would take minutes.
                "set session_replication_role = replica",
                FILL.formatted(ids, held.size()),
                "insert into student_term (student_number, term_id) select distinct student_number, term_id from enrollment",
                "update section_seats s set enrolled = e.rows from (select section_id, count(*) as rows from enrollment"
                        + " group by section_id) e where e.section_id = s.section_id",
                "set session_replication_role = default",
                "vacuum analyze enrollment, student_term, section_seats");
    }
}
