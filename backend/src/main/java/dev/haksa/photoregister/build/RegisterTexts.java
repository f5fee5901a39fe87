package dev.haksa.photoregister.build;

import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.List;
import java.util.Map;

/** The register in a language of people: heads of columns and what stands in them. */
public final class RegisterTexts {
    private static final List<String> COLUMNS = List.of(
            "number",
            "faculty",
            "department",
            "program",
            "studyTime",
            "yearLevel",
            "classGroup",
            "studentNumber",
            "name",
            "state",
            "nationality",
            "photo",
            "photoState");

    private RegisterTexts() {}

    /** The heads, the running number first. */
    static List<String> heads(Language language) {
        return COLUMNS.stream().map(column -> get(language, "column." + column)).toList();
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
