package dev.haksa.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 이수구분: what a course counts for. */
@Schema(description = "Completion category of a course. / 이수구분")
public enum Category {
    /** 교양필수 */
    GENERAL_REQUIRED,
    /** 교양선택 */
    GENERAL_ELECTIVE,
    /** 전공필수 */
    MAJOR_REQUIRED,
    /** 전공선택 */
    MAJOR_ELECTIVE,
    /** 교직 */
    TEACHING,
    /** 일반선택 */
    FREE_ELECTIVE,
    /** 논문 */
    THESIS;

    private static final Map<String, Category> PRINTED = Map.ofEntries(
            Map.entry("교양필수", GENERAL_REQUIRED),
            Map.entry("교양선택", GENERAL_ELECTIVE),
            Map.entry("교양", GENERAL_ELECTIVE),
            Map.entry("전공필수", MAJOR_REQUIRED),
            Map.entry("전필", MAJOR_REQUIRED),
            Map.entry("전공선택", MAJOR_ELECTIVE),
            Map.entry("전선", MAJOR_ELECTIVE),
            Map.entry("대학원", MAJOR_ELECTIVE),
            Map.entry("교직", TEACHING),
            Map.entry("일반선택", FREE_ELECTIVE),
            Map.entry("일선", FREE_ELECTIVE),
            Map.entry("논문", THESIS));

    /** The category of a word as timetables print it, or of its English code. */
    public static Optional<Category> ofPrinted(String word) {
        Category printed = PRINTED.get(word);
        if (printed != null) {
            return Optional.of(printed);
        }
        return java.util.Arrays.stream(values())
                .filter(category -> category.name().equals(word))
                .findFirst();
    }

    /** The words that {@link #ofPrinted} knows, sorted. */
    public static Set<String> printedWords() {
        return new TreeSet<>(PRINTED.keySet());
    }
}
