package dev.haksa.rush;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds sections that everybody may take: no class times, no credits, so that only seats can run out. */
final class Sections {
    private static final String ADD = """
            with numbers as (select n, 'RUSH.' || nextval('rush_course') as number from generate_series(1, ?) as n),
                 courses as (insert into course (course_number, title_ko, credits, category)
                             select number, '부하 시험', 0, 'FREE_ELECTIVE' from numbers
                             returning id, title_ko, category),
                 sections as (insert into section (term_id, course_id, section_number, title, category)
                              select term.id, courses.id, '001', courses.title_ko, courses.category
                                from courses, term where term.code = ?
                              returning id)
            insert into section_seats (section_id, capacity)
            select id, ? from sections
            returning section_id
            """;

    private Sections() {}

    /** Adds sections, each of another course, and gives their ids. */
    static List<Integer> add(Stage stage, int count, int capacity) throws IOException, SQLException {
        stage.sql("create sequence if not exists rush_course");
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = stage.server().database();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setInt(1, count);
            statement.setString(2, stage.term());
            statement.setInt(3, capacity);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
        }
        // A section's search text looks its course up, which the statement above had not made visible yet.
        stage.sql(
                "update section set search_text = '' where search_text = ''", "analyze section, section_seats, course");
        return ids;
    }
}
