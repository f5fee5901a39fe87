package dev.haksa.photoregister.build;

import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.table.TableColumn;
import dev.haksa.shared.table.TableHead;
import java.util.List;
import java.util.Map;

/** The register in a language of people: heads of columns and what stands in them. */
public final class RegisterTexts {
    /** Columns with their widths, the running number first. */
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("number", 6),
            new TableColumn("faculty", 18),
            new TableColumn("department", 22),
            new TableColumn("program", 26),
            new TableColumn("studyTime", 8),
            new TableColumn("yearLevel", 6),
            new TableColumn("classGroup", 6),
            new TableColumn("studentNumber", 12),
            new TableColumn("name", 14),
            new TableColumn("state", 10),
            new TableColumn("nationality", 10),
            new TableColumn("photo", 8),
            new TableColumn("photoState", 10));

    private RegisterTexts() {}

    /** The head of the table. */
    static TableHead head(Language language) {
        return new TableHead(
                get(language, "sheet"),
                COLUMNS.stream()
                        .map(column -> new TableColumn(get(language, "column." + column.head()), column.width()))
                        .toList());
    }

    /** What stands in the columns after the running number. */
    static List<Object> cells(Language language, RegisterEntry entry) {
        return List.of(
                entry.faculty(),
                entry.department(),
                entry.program(),
                value(language, entry.studyTime()),
                entry.yearLevel(),
                entry.classGroup(),
                entry.studentNumber(),
                entry.name(),
                value(language, entry.state()),
                value(language, entry.nationality()),
                get(language, entry.hasPhoto() ? "photo.yes" : "photo.no"),
                value(language, entry.photoState()));
    }

    /** Under what the album gathers students: faculty, department, year level, class. */
    static String heading(Language language, RegisterEntry entry) {
        String faculty = entry.faculty().isEmpty() ? "" : entry.faculty() + " · ";
        String group = entry.classGroup().isEmpty()
                ? ""
                : " · " + get(language, "album.class", Map.of("classGroup", entry.classGroup()));
        return faculty + entry.department() + " · "
                + get(language, "album.year", Map.of("yearLevel", entry.yearLevel())) + group;
    }

    /** A text of this feature. */
    public static String get(Language language, String key) {
        return get(language, key, Map.of());
    }

    static String get(Language language, String key, Map<String, ?> facts) {
        return Texts.get(language, "photoregister." + key, facts);
    }

    private static String value(Language language, Enum<?> constant) {
        return get(language, "value." + constant.name());
    }
}
