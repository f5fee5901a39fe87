package dev.haksa.catalog.store;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.ExamSlot;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which columns fields are kept in. */
public final class CatalogColumns {
    private final SequencedMap<String, Object> columns = new LinkedHashMap<>();

    private CatalogColumns() {}

    /** The columns of the fields that are given. */
    public static SequencedMap<String, Object> of(CatalogFields fields) {
        CatalogColumns columns = new CatalogColumns();
        switch (fields) {
            case CatalogFields.OfDepartment department -> columns.department(department);
            case CatalogFields.OfProgram program -> columns.program(program);
            case CatalogFields.OfCourse course -> columns.course(course);
            case CatalogFields.OfTerm term -> columns.term(term);
            case CatalogFields.OfSection section -> columns.section(section);
        }
        return columns.columns;
    }

    private void department(CatalogFields.OfDepartment department) {
        put("name_ko", department.nameKo());
        put("name_en", department.nameEn());
        put("opened_year", department.openedYear());
        put("faculty_ko", department.facultyKo());
        put("faculty_en", department.facultyEn());
    }

    private void program(CatalogFields.OfProgram program) {
        put("code", program.code());
        put("department_id", program.departmentId());
        put("name_ko", program.nameKo());
        put("name_en", program.nameEn());
        put("degree", program.degree());
    }

    private void course(CatalogFields.OfCourse course) {
        put("course_number", course.courseNumber());
        put("title_ko", course.titleKo());
        put("title_en", course.titleEn());
        put("credits", course.credits());
        put("category", course.category());
        put("department_id", course.departmentId());
    }

    private void term(CatalogFields.OfTerm term) {
        if (term.code() != null) {
            put("code", term.code().toString());
            put("year", term.code().year());
            put("season", term.code().season());
        }
        put("starts_on", term.startsOn());
        put("ends_on", term.endsOn());
        put("class_days", term.classDays());
    }

    private void section(CatalogFields.OfSection section) {
        put("title", section.title());
        put("category", section.category());
        put("department_id", section.departmentId());
        put("target_year", section.targetYear());
        put("grading_scheme", section.gradingScheme());
        put("practice", section.practice());
        put("professor_id", section.professorId() == null ? null : UUID.fromString(section.professorId()));
        ExamSlot slot = section.examSlot();
        if (slot != null) {
            put("exam_starts_at", slot.startsAt().atOffset(ZoneOffset.UTC));
            put("exam_ends_at", slot.endsAt().atOffset(ZoneOffset.UTC));
        }
    }

    private void put(String column, @Nullable Object value) {
        if (value != null) {
            columns.put(column, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }
}
