package dev.haksa.student.store;

import dev.haksa.student.Admission;
import dev.haksa.student.StudentCriteria;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import dev.haksa.student.domain.Visibility;
import dev.haksa.student.domain.YearLevels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads students' records with the names that belong to them. */
@ApplicationScoped
public class StudentRows {
    private static final String FROM = """
              from student s
              join program p on p.id = s.program_id
              join department d on d.id = p.department_id
              left join account a on a.id = s.advisor_id
            """;
    private static final String SELECT = """
            select s.student_number, s.name, s.name_en, s.birth_date, s.type, s.admission, s.state, s.program_id,
                   p.department_id, s.entrance_year, s.earned_credits, s.former_credits, s.previous_gpa_hundredths,
                   s.previous_gpa_term, s.promoted_level, s.promoted_term, s.recognition_fixed, s.advisor_id, s.nationality, s.study_time,
                   s.class_group, s.version, p.code as program_code,
                   p.name_ko as program_name, d.name_ko as department_name, a.display_name as advisor_name
            """ + FROM;
    private static final String VISIBLE_AND_ASKED = """
             where ($1 or p.department_id = any($2::int[]) or s.advisor_id = $3::uuid)
               and ($4::text is null or s.name ilike $4 or s.name_en ilike $4)
               and ($5::text is null or s.student_number like $5)
               and ($6::int[] = '{}' or p.department_id = any($6))
               and ($7::text[] = '{}' or p.code = any($7))
               and ($8::text[] = '{}' or s.state = any($8))
               and ($9::int[] = '{}' or exists (select 1 from unnest($9::int[], $10::int[]) as level(lowest, upper)
                    where s.earned_credits + s.former_credits >= lowest and s.earned_credits + s.former_credits < upper))
               and ($11::uuid is null or s.advisor_id = $11)
            """;

    private final Pool pool;

    StudentRows(Pool pool) {
        this.pool = pool;
    }

    /** The record of a number; null when there is none. */
    public Uni<@Nullable StudentProfile> find(String studentNumber, YearLevels levels) {
        return pool.preparedQuery(SELECT + " where s.student_number = $1")
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.size() == 0 ? null : profile(rows.iterator().next(), levels));
    }

    /** Up to one more than the limit, by number. */
    public Uni<List<StudentProfile>> list(StudentCriteria criteria, Visibility visibility, YearLevels levels) {
        Tuple values =
                values(criteria, visibility, levels).addValue(criteria.after()).addValue(criteria.limit() + 1);
        return pool.preparedQuery(SELECT + VISIBLE_AND_ASKED
                        + " and ($12::text is null or s.student_number > $12) order by s.student_number limit $13")
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> profile(row, levels))
                        .toList());
    }

    /** How many there are in all. */
    public Uni<Long> count(StudentCriteria criteria, Visibility visibility, YearLevels levels) {
        return pool.preparedQuery("select count(*) as count " + FROM + VISIBLE_AND_ASKED)
                .execute(values(criteria, visibility, levels))
                .map(rows -> rows.iterator().next().getLong("count"));
    }

    private static Tuple values(StudentCriteria criteria, Visibility visibility, YearLevels levels) {
        return Tuple.tuple()
                .addValue(visibility.all())
                .addValue(visibility.departments().toArray(Integer[]::new))
                .addValue(visibility.advisor())
                .addValue(criteria.namePart() == null ? null : "%" + escaped(criteria.namePart()) + "%")
                .addValue(criteria.numberPrefix() == null ? null : escaped(criteria.numberPrefix()) + "%")
                .addValue(criteria.departments().toArray(Integer[]::new))
                .addValue(criteria.programs().toArray(String[]::new))
                .addValue(criteria.states().stream().map(Enum::name).toArray(String[]::new))
                .addValue(criteria.yearLevels().stream().map(levels::lowest).toArray(Integer[]::new))
                .addValue(criteria.yearLevels().stream().map(levels::end).toArray(Integer[]::new))
                .addValue(criteria.advisor());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static StudentProfile profile(Row row, YearLevels levels) {
        return new StudentProfile(
                standing(row, levels),
                row.getString("name_en"),
                row.getLocalDate("birth_date"),
                row.getInteger("entrance_year"),
                row.getString("program_code"),
                row.getString("program_name"),
                row.getString("department_name"),
                ListFactsRows.facts(row),
                row.getString("previous_gpa_term"),
                row.getInteger("promoted_level"),
                row.getString("promoted_term"),
                row.getUUID("advisor_id"),
                row.getString("advisor_name"),
                row.getInteger("version"));
    }

    static StudentStanding standing(Row row, YearLevels levels) {
        int earned = row.getInteger("earned_credits");
        int former = row.getInteger("former_credits");
        return new StudentStanding(
                row.getString("student_number"),
                row.getString("name"),
                StudentType.valueOf(row.getString("type")),
                Admission.valueOf(row.getString("admission")),
                StudentState.valueOf(row.getString("state")),
                row.getInteger("program_id"),
                row.getInteger("department_id"),
                levels.of(earned + former),
                earned,
                former,
                row.getInteger("previous_gpa_hundredths"),
                row.getBoolean("recognition_fixed"));
    }
}
