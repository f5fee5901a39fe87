package dev.haksa.rush;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Proves afterwards that everything agrees: what was acknowledged, what the rows say, what the counters say. */
final class FinalCheck {
    /** Laws that hold at every moment; each query finds what breaks one. */
    private static final Map<String, String> LAWS = Map.of(
            "more seats taken or withheld than there are",
            "select section_id::text from section_seats where enrolled + withheld > capacity",
            "the number of those who wait for a section disagrees with its rows",
            """
            select s.section_id::text
              from section_seats s
              left join (select section_id, count(*) as rows from waitlist_entry where state = 'WAITING' group by section_id) w
                on w.section_id = s.section_id
             where s.waiting <> coalesce(w.rows, 0)
            """,
            "somebody overtook a waiting student whom no rule kept",
            """
            select w.section_id || ': ' || w.student_number || ' by ' || p.student_number
              from waitlist_entry w
              join waitlist_entry p on p.section_id = w.section_id and p.state = 'PROMOTED' and p.sequence > w.sequence
             where w.state = 'WAITING' and w.last_offer_at is null
            """,
            "a seat is free although somebody waits for it whom no rule keeps",
            """
            select s.section_id::text
              from section_seats s
             where s.enrolled + s.withheld < s.capacity
               and exists (select from waitlist_entry w
                            where w.section_id = s.section_id and w.state = 'WAITING' and w.last_offer_at is null)
            """,
            "the counter of a section disagrees with its rows",
            """
            select coalesce(s.section_id, e.section_id)::text
              from section_seats s
              full join (select section_id, count(*) as rows from enrollment where state = 'ENROLLED' group by section_id) e
                on e.section_id = s.section_id
             where coalesce(s.enrolled, 0) <> coalesce(e.rows, 0)
            """,
            "the credit total of a student disagrees with the rows, or is above the ceiling",
            """
            select t.student_number
              from student_term t
              left join (select student_number, term_id, sum(credits) as credits
                           from enrollment where state = 'ENROLLED' group by student_number, term_id) e
                on e.student_number = t.student_number and e.term_id = t.term_id
             where t.credits <> coalesce(e.credits, 0) or t.credits > t.ceiling
            """,
            "an enrollment without the decision that granted it",
            """
            select student_number || '/' || section_id
              from (select student_number, section_id, enrolled_at
                      from enrollment
                     where state = 'ENROLLED' and enrolled_at >= (select min(at) from enrollment_decision)
                    except
                    select student_number, section_id, at from enrollment_decision where outcome = 'GRANTED') missing
            """,
            "an enrollment without its event",
            """
            select subject_key
              from (select student_number || '/' || section_id as subject_key, enrolled_at
                      from enrollment
                     where state = 'ENROLLED' and enrolled_at >= (select min(at) from enrollment_decision)
                    except
                    select subject_key, at from outbox_event) missing
            """);

    private static final int MOST_SHOWN = 10;

    private FinalCheck() {}

    /** Checks, prints, and fails when anything disagrees. */
    static void require(Stage stage) throws IOException, SQLException {
        List<String> findings = run(stage);
        System.out.printf(
                "Final check: %,d acknowledged enrollments; %s%n",
                stage.acknowledged().size(),
                findings.isEmpty()
                        ? "rows, counters, totals, waiting lists, decisions and events agree"
                        : "DISAGREEMENTS");
        findings.stream().limit(MOST_SHOWN).forEach(finding -> System.out.println("  " + finding));
        if (!findings.isEmpty()) {
            throw new IllegalStateException("the final check failed");
        }
    }

    /** Everything that disagrees. */
    static List<String> run(Stage stage) throws IOException, SQLException {
        List<String> findings = new ArrayList<>();
        try (Connection connection = stage.server().database();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> law : LAWS.entrySet()) {
                try (ResultSet broken = statement.executeQuery(law.getValue())) {
                    while (broken.next()) {
                        findings.add(law.getKey() + ": " + broken.getString(1));
                    }
                }
            }
            compareAcknowledged(stage, statement, findings);
        }
        return findings;
    }

    private static void compareAcknowledged(Stage stage, Statement statement, List<String> findings)
            throws SQLException {
        Set<Wish> enrolled =
                read(stage, statement, "select student_number, section_id from enrollment where state = 'ENROLLED'");
        Set<Wish> waiting =
                read(stage, statement, "select student_number, section_id from waitlist_entry where state = 'WAITING'");
        Set<Wish> promoted = read(
                stage, statement, "select student_number, section_id from waitlist_entry where state = 'PROMOTED'");
        for (Wish wish : stage.acknowledged()) {
            if (!enrolled.contains(wish)) {
                findings.add("an acknowledged enrollment is lost: " + wish);
            }
        }
        for (Wish wish : enrolled) {
            if (!stage.acknowledged().contains(wish) && !promoted.contains(wish)) {
                findings.add("enrolled but never told: " + wish);
            }
        }
        for (Wish wish : stage.waiting()) {
            Wish place = wish.as(Wish.Kind.ENROLL);
            if (!waiting.contains(place) && !promoted.contains(place)) {
                findings.add("an acknowledged place in a waiting list is lost: " + wish);
            }
        }
    }

    /** Students, as far as they take part, and sections. */
    private static Set<Wish> read(Stage stage, Statement statement, String sql) throws SQLException {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < stage.students().size(); i++) {
            indexes.put(stage.students().get(i), i);
        }
        Set<Wish> found = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Integer student = indexes.get(rows.getString(1));
                if (student != null) {
                    found.add(new Wish(student, rows.getInt(2)));
                }
            }
        }
        return found;
    }
}
