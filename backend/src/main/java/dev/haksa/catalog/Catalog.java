package dev.haksa.catalog;

import dev.haksa.catalog.store.CatalogQueries;
import dev.haksa.catalog.store.SectionQueries;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What anybody may look up: departments, programs, courses and sections. */
@ApplicationScoped
public class Catalog {
    private final Pool pool;
    private final Terms terms;
    private final CatalogQueries queries;
    private final SectionQueries sections;

    Catalog(Pool pool, Terms terms, CatalogQueries queries, SectionQueries sections) {
        this.pool = pool;
        this.terms = terms;
        this.queries = queries;
        this.sections = sections;
    }

    /** Departments by Korean name. */
    public Uni<Page<Department>> departments(Paging paging) {
        return queries.departments(paging);
    }

    /** The department of an id; 404 when there is none. */
    public Uni<Department> department(int id) {
        return queries.department(pool, id);
    }

    /** Programs by code; an empty set means every department. */
    public Uni<Page<Program>> programs(Set<Integer> departments, Paging paging) {
        return queries.programs(departments, paging);
    }

    /** The program of an id; 404 when there is none. */
    public Uni<Program> program(int id) {
        return queries.program(pool, id);
    }

    /** Courses by number; all words of the text must occur in number, title or department. */
    public Uni<Page<Course>> courses(
            @Nullable String text, Set<Integer> departments, Set<Category> categories, Paging paging) {
        return queries.courses(SectionCriteria.words(text), departments, categories, paging);
    }

    /** The course of a number; 404 when there is none. */
    public Uni<Course> course(String courseNumber) {
        return queries.course(pool, courseNumber);
    }

    /** Sections of a term; 404 when there is no such term. */
    public Uni<Page<Section>> sections(String termCode, SectionCriteria criteria, Paging paging) {
        return terms.byCode(termCode).chain(term -> sections.search(term.id(), criteria, paging));
    }

    /** The section of an id; 404 when there is none. */
    public Uni<Section> section(int id) {
        return sections.byId(id);
    }
}
