package dev.haksa.catalog.store;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.GradingScheme;
import dev.haksa.catalog.Section;
import dev.haksa.catalog.SectionCriteria;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds sections: first the ids of one page, then what is shown of them. */
@ApplicationScoped
public class SectionQueries {
    private static final String SHOWN = """
            select s.id, s.term_id, t.code as term, c.course_number, c.title_ko as course_title_ko,
                   c.title_en as course_title_en, c.credits, s.section_number, s.title, s.category, s.department_id,
                   d.name_ko, d.name_en, s.target_year, s.exam_starts_at, s.exam_ends_at, ss.capacity, ss.enrolled, ss.withheld,
                   s.grading_scheme, s.practice, s.state, s.professor_id, a.display_name, s.version,
                   sy.section_id is not null as has_syllabus,
                   m.days, m.starts, m.ends
              from section s
              join term t on t.id = s.term_id
              join course c on c.id = s.course_id
              join section_seats ss on ss.section_id = s.id
              left join department d on d.id = s.department_id
              left join account a on a.id = s.professor_id
              left join syllabus sy on sy.section_id = s.id
              left join lateral (
                   select array_agg(day::int order by day, starts_at) as days,
                          array_agg(starts_at::int order by day, starts_at) as starts,
                          array_agg(ends_at::int order by day, starts_at) as ends
                     from section_meeting where section_id = s.id) m on true
             where s.id = any($1)
            """;

    private final Pool pool;

    SectionQueries(Pool pool) {
        this.pool = pool;
    }

    /** The section of an id; 404 when there is none. */
    public Uni<Section> byId(int id) {
        return byId(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Section> byId(SqlClient client, int id) {
        return shown(client, List.of(id)).map(found -> {
            Section section = found.get(id);
            if (section == null) {
                throw ProblemException.notFound("section", id);
            }
            return section;
        });
    }

    /** A page of a term's sections. */
    public Uni<Page<Section>> search(int termId, SectionCriteria criteria, Paging paging) {
        Listing listing = new Listing("s.id", from(criteria), sort(criteria)).where("s.term_id = ?", termId);
        words(listing, criteria);
        choices(listing, criteria);
        times(listing, criteria);
        return listing.page(pool, paging)
                .map(page -> page.map(row -> row.getInteger("id")))
                .chain(this::shown);
    }

    private Uni<Page<Section>> shown(Page<Integer> ids) {
        return shown(pool, ids.items())
                .map(found -> new Page<>(
                        ids.items().stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        ids.next(),
                        ids.count()));
    }

    private static Uni<Map<Integer, Section>> shown(SqlClient client, List<Integer> ids) {
        return client.preparedQuery(SHOWN)
                .execute(Tuple.tuple().addArrayOfInteger(ids.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, Section> sections = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> sections.put(row.getInteger("id"), section(row)));
                    return sections;
                });
    }

    /** Only what the conditions and the order need; the rest is read for the sections of the page alone. */
    private static String from(SectionCriteria criteria) {
        String from = "section s";
        if (criteria.freeSeats() || criteria.sort() == SectionCriteria.Sort.FREE_SEATS) {
            from += " join section_seats ss on ss.section_id = s.id";
        }
        return criteria.sort() == SectionCriteria.Sort.CREDITS ? from + " join course c on c.id = s.course_id" : from;
    }

    private static SortKey sort(SectionCriteria criteria) {
        boolean descending = criteria.descending();
        return switch (criteria.sort()) {
            case COURSE_NUMBER -> new SortKey("courseNumber", "s.sort_number", true, descending, "s.id");
            case TITLE -> new SortKey("title", "s.title collate \"C\"", true, descending, "s.id");
            case FREE_SEATS ->
                new SortKey("freeSeats", "(ss.capacity - ss.enrolled - ss.withheld)", false, descending, "s.id");
            case CREDITS -> new SortKey("credits", "c.credits::int", false, descending, "s.id");
        };
    }

    /**
     * The index finds the sections that have all pairs of letters of the word, the pattern those that have them in a row.
     * Both are made in subselects, once a query and not once a row.
     */
    private static void words(Listing listing, SectionCriteria criteria) {
        for (String word : criteria.words()) {
            if (word.length() > 1) {
                listing.where("letter_pairs(s.search_text) @> (select letter_pairs(lower(normalize(?))))", word);
            }
            listing.where("s.search_text like (select lower(normalize(?)))", TextSearch.pattern(word));
        }
    }

    private static void choices(Listing listing, SectionCriteria criteria) {
        if (!criteria.departments().isEmpty()) {
            listing.where(
                    "s.department_id = any(?)", (Object) criteria.departments().toArray(Integer[]::new));
        }
        if (!criteria.categories().isEmpty()) {
            listing.where("s.category = any(?)", (Object)
                    criteria.categories().stream().map(Enum::name).toArray(String[]::new));
        }
        if (criteria.targetYear() != null) {
            listing.where("s.target_year = ?", criteria.targetYear());
        }
        if (criteria.freeSeats()) {
            listing.where("s.state = 'OPEN' and ss.enrolled + ss.withheld < ss.capacity");
        }
    }

    private static void times(Listing listing, SectionCriteria criteria) {
        if (!criteria.days().isEmpty()) {
            listing.where("s.id in (select section_id from section_meeting where day = any(?::int[]))", (Object)
                    criteria.days().stream().map(day -> day.getValue()).toArray(Integer[]::new));
        }
        LocalTime from = criteria.from();
        LocalTime to = criteria.to();
        if (from != null || to != null) {
            listing.where(
                    "exists (select from section_meeting m where m.section_id = s.id) and not exists (select from"
                            + " section_meeting m where m.section_id = s.id and (m.starts_at < ? or m.ends_at > ?))",
                    from == null ? 0 : ClassTime.minutes(from),
                    to == null ? ClassTime.minutes(LocalTime.MAX) : ClassTime.minutes(to));
        }
    }

    private static Section section(Row row) {
        return new Section(
                row.getInteger("id"),
                row.getInteger("term_id"),
                row.getString("term"),
                row.getString("course_number"),
                row.getString("course_title_ko"),
                row.getString("course_title_en"),
                row.getInteger("credits"),
                row.getString("section_number"),
                row.getString("title"),
                Category.valueOf(row.getString("category")),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                row.getString("name_en"),
                row.getString("target_year"),
                SectionRows.classTimes(row),
                SectionRows.examSlot(row),
                row.getInteger("capacity"),
                row.getInteger("enrolled"),
                row.getInteger("withheld"),
                GradingScheme.valueOf(row.getString("grading_scheme")),
                row.getBoolean("practice"),
                Section.State.valueOf(row.getString("state")),
                text(row.getUUID("professor_id")),
                row.getString("display_name"),
                row.getBoolean("has_syllabus"),
                row.getInteger("version"));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
