package dev.haksa.photoregister.store;

import dev.haksa.photo.RejectionReason;
import dev.haksa.photoregister.PhotoFilter;
import dev.haksa.photoregister.Reach;
import dev.haksa.photoregister.RegisterCounts;
import dev.haksa.photoregister.RegisterCriteria;
import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.photoregister.RegisterOrder;
import dev.haksa.photoregister.RegisterPhotoState;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The register in one statement: students, where they belong, and what became of their photos. */
@ApplicationScoped
public class RegisterRows {
    /** The first value of every statement: the credits from which year levels 2, 3 and so on begin. */
    static final String YEAR_LEVEL = "(1 + width_bucket(s.earned_credits + s.former_credits, $1::int[]))";

    static final String PHOTO_STATE =
            "case when w.id is not null then 'IN_REVIEW' when r.id is not null then 'REJECTED'"
                    + " when a.id is not null then 'APPROVED' else 'NONE' end";

    /** A rejection counts until a photo is approved after it. */
    private static final String FROM = """
              from student s
              join program p on p.id = s.program_id
              join department d on d.id = p.department_id
              left join student_photo a on a.student_number = s.student_number and a.state = 'APPROVED'
              left join student_photo w on w.student_number = s.student_number and w.state = 'SUBMITTED'
              left join lateral (
                   select x.id, x.rejection
                     from student_photo x
                    where x.student_number = s.student_number and x.state = 'REJECTED'
                      and (a.id is null or x.decided_at > a.decided_at)
                    order by x.decided_at desc, x.id
                    limit 1) r on true
            """;

    private static final String SELECT = """
            select s.student_number, s.name, coalesce(d.faculty_ko, '') as faculty, d.id as department_id,
                   d.name_ko as department, p.code as program_code, p.name_ko as program, s.study_time,
                   coalesce(s.class_group, '') as class_group, s.state, s.nationality, a.id as approved_id,
                   a.sha256 as approved_sha256, w.sha256 as waiting_sha256, coalesce(w.id, r.id, a.id) as latest_id, r.rejection,
                   coalesce((select sum(v.version) from student_photo v
                              where v.student_number = s.student_number and v.state <> 'PREVIEW'), 0)::int as photos_version,
            """ + YEAR_LEVEL + " as year_level, " + PHOTO_STATE + " as photo_state" + FROM;
    private static final String BY_NUMBERS =
            " where s.student_number = any($2::text[]) order by array_position($2::text[], s.student_number)";
    private static final String COUNT = """
            select count(*) filter (where %s) as selected,
                   count(*) filter (where a.id is not null) as with_photo,
                   count(*) filter (where a.id is null) as without_photo,
                   count(*) filter (where w.id is not null) as in_review,
                   count(*) filter (where w.id is null and r.id is not null) as rejected
            """ + FROM;

    /** As the index on them has it; it finds candidates, among which the part itself is looked for. */
    private static final String NAME_PARTS = "name_parts(s.name || ' ' || coalesce(s.name_en, ''))";

    /** The students whom the caller sees among those asked for. */
    public record Selection(RegisterCriteria criteria, Reach reach, List<Integer> yearsBegin) {}

    /** A page in an order; the count is left to {@link #count}. */
    public Uni<Page<RegisterEntry>> page(SqlClient client, Selection selection, RegisterOrder order, Paging paging) {
        Conditions conditions = conditions(selection);
        photo(selection.criteria().photo(), conditions);
        @Nullable List<Object> after = RegisterKeys.values(order, paging.after());
        if (after != null) {
            conditions.add(RegisterKeys.after(order), after.toArray());
        }
        String limit = conditions.bind(paging.limit() + 1);
        String sql = SELECT + conditions.where() + RegisterKeys.orderBy(order) + " limit " + limit;
        return client.preparedQuery(sql)
                .execute(Tuple.from(conditions.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RegisterRows::entry)
                        .toList())
                .map(entries -> Page.of(entries, paging.limit(), last -> RegisterKeys.cursor(order, last), null));
    }

    /** The numbers of all who are selected, in an order, as they are at this moment. */
    public Uni<List<String>> numbers(SqlClient client, Selection selection, RegisterOrder order) {
        Conditions conditions = conditions(selection);
        photo(selection.criteria().photo(), conditions);
        return client.preparedQuery("select s.student_number" + FROM + conditions.where() + RegisterKeys.orderBy(order))
                .mapping(row -> row.getString(0))
                .execute(Tuple.from(conditions.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Students by their numbers, in the order of these. */
    public Uni<List<RegisterEntry>> of(SqlClient client, Selection selection, List<String> numbers) {
        return client.preparedQuery(SELECT + BY_NUMBERS)
                .mapping(RegisterRows::entry)
                .execute(Tuple.of(selection.yearsBegin().toArray(Integer[]::new), numbers.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** How many are selected, and how they stand with photos. */
    public Uni<RegisterCounts> count(SqlClient client, Selection selection) {
        Conditions conditions = conditions(selection);
        String selected = photo(selection.criteria().photo());
        return client.preparedQuery(COUNT.formatted(selected) + conditions.where())
                .execute(Tuple.from(conditions.values()))
                .map(rows -> counts(rows.iterator().next()));
    }

    private static Conditions conditions(Selection selection) {
        RegisterCriteria criteria = selection.criteria();
        Reach reach = selection.reach();
        Conditions conditions = new Conditions(selection.yearsBegin().toArray(Integer[]::new));
        conditions.add("cardinality($1::int[]) >= 0");
        if (!reach.all()) {
            conditions.add("p.department_id = any(?::int[])", (Object) numbers(reach.departments()));
        }
        if (!criteria.departments().isEmpty()) {
            conditions.add("p.department_id = any(?::int[])", (Object) numbers(criteria.departments()));
        }
        if (!criteria.yearLevels().isEmpty()) {
            conditions.add(YEAR_LEVEL + " = any(?::int[])", (Object) numbers(criteria.yearLevels()));
        }
        if (criteria.namePart() != null) {
            String part = "%" + escaped(criteria.namePart()) + "%";
            conditions.add(NAME_PARTS + " @> parts_needed(?)", criteria.namePart());
            conditions.add("(s.name ilike ? or s.name_en ilike ?)", part, part);
        }
        conditions.among("p.code", criteria.programs());
        conditions.among("s.state", names(criteria.states()));
        conditions.among("s.nationality", names(criteria.nationalities()));
        conditions.among("s.study_time", names(criteria.studyTimes()));
        conditions.among("s.class_group", criteria.classGroups());
        return conditions;
    }

    private static void photo(Set<PhotoFilter> asked, Conditions conditions) {
        if (!asked.isEmpty()) {
            conditions.add(photo(asked));
        }
    }

    private static String photo(Set<PhotoFilter> asked) {
        return asked.isEmpty()
                ? "true"
                : asked.stream().sorted().map(RegisterRows::photo).collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String photo(PhotoFilter one) {
        return switch (one) {
            case WITH -> "a.id is not null";
            case WITHOUT -> "a.id is null";
            case IN_REVIEW -> "w.id is not null";
            case REJECTED -> "(w.id is null and r.id is not null)";
        };
    }

    private static RegisterEntry entry(Row row) {
        @Nullable String rejection = row.getString("rejection");
        RegisterPhotoState state = RegisterPhotoState.valueOf(row.getString("photo_state"));
        return new RegisterEntry(
                row.getString("student_number"),
                row.getString("name"),
                row.getString("faculty"),
                row.getInteger("department_id"),
                row.getString("department"),
                row.getString("program_code"),
                row.getString("program"),
                StudyTime.valueOf(row.getString("study_time")),
                row.getInteger("year_level"),
                row.getString("class_group"),
                StudentState.valueOf(row.getString("state")),
                Nationality.valueOf(row.getString("nationality")),
                state,
                row.getUUID("approved_id"),
                row.getString("approved_sha256"),
                row.getString("waiting_sha256"),
                row.getUUID("latest_id"),
                row.getInteger("photos_version"),
                rejection == null || state != RegisterPhotoState.REJECTED ? null : RejectionReason.valueOf(rejection));
    }

    private static RegisterCounts counts(Row row) {
        return new RegisterCounts(
                row.getLong("selected"),
                row.getLong("with_photo"),
                row.getLong("without_photo"),
                row.getLong("in_review"),
                row.getLong("rejected"));
    }

    private static Integer[] numbers(Collection<Integer> numbers) {
        return numbers.toArray(Integer[]::new);
    }

    private static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
