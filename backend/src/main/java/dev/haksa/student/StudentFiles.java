package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.CompletedRow;
import dev.haksa.student.domain.RecognisedRow;
import dev.haksa.student.domain.StudentNumber;
import dev.haksa.student.domain.StudentRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of the files that can be imported, and how a row of each is read. */
final class StudentFiles {
    static final CsvColumns STUDENTS = new CsvColumns(
            List.of("studentNumber", "name", "state", "programCode", "entranceYear"),
            List.of(
                    "nameEn",
                    "birthDate",
                    "admission",
                    "formerCredits",
                    "recognitionFixed",
                    "advisor",
                    "nationality",
                    "studyTime",
                    "classGroup"));
    static final CsvColumns COMPLETED = new CsvColumns(
            List.of("studentNumber", "term", "courseNumber", "title", "credits", "category", "grade"), List.of());
    static final CsvColumns RECOGNISED =
            new CsvColumns(List.of("studentNumber", "courseNumber", "formerTitle"), List.of());

    private static final int NAME_LENGTH = 100;
    private static final int CLASS_LENGTH = 10;
    private static final int KEY_LENGTH = 40;
    private static final int TITLE_LENGTH = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final int CENTURY = 100;
    private static final int MAX_COURSE_CREDITS = 30;
    private static final int MAX_FORMER_CREDITS = 300;
    private static final StudentNumber HARMLESS_NUMBER = new StudentNumber(0, StudentType.UNIVERSITY, 1, 1);
    private static final TermCode HARMLESS_TERM = new TermCode(FIRST_YEAR, Season.SPRING);

    private StudentFiles() {}

    static StudentRow student(CsvRow row) {
        Optional<StudentNumber> number = number(row);
        int entranceYear = row.wholeNumber("entranceYear", FIRST_YEAR, LAST_YEAR);
        number.filter(known -> entranceYear % CENTURY != known.entranceYear())
                .ifPresent(known -> row.mistake(
                        "entranceYear", "ENTRANCE_YEAR", Map.of("digits", "%02d".formatted(known.entranceYear()))));
        return new StudentRow(
                number.orElse(HARMLESS_NUMBER),
                row.text("name", NAME_LENGTH),
                row.optionalText("nameEn", NAME_LENGTH),
                row.optionalDate("birthDate"),
                row.oneOf("admission", Admission.class, Admission.FRESHMAN),
                row.oneOf("state", StudentState.class),
                row.text("programCode", NAME_LENGTH),
                entranceYear,
                row.optionalNumber("formerCredits", 0, MAX_FORMER_CREDITS),
                row.optionalFlag("recognitionFixed"),
                row.optionalText("advisor", NAME_LENGTH),
                row.optionalOneOf("nationality", Nationality.class),
                row.optionalOneOf("studyTime", StudyTime.class),
                row.optionalText("classGroup", CLASS_LENGTH));
    }

    static CompletedRow completed(CsvRow row) {
        return new CompletedRow(
                number(row).orElse(HARMLESS_NUMBER).format(),
                new Attempt(
                        term(row),
                        row.text("courseNumber", KEY_LENGTH),
                        row.text("title", TITLE_LENGTH),
                        row.wholeNumber("credits", 0, MAX_COURSE_CREDITS),
                        row.oneOf("category", Category::ofPrinted, categories(), Category.FREE_ELECTIVE),
                        row.oneOf("grade", Grade::ofCode, Grade.codes(), Grade.F)));
    }

    static RecognisedRow recognised(CsvRow row) {
        return new RecognisedRow(
                number(row).orElse(HARMLESS_NUMBER).format(),
                row.text("courseNumber", KEY_LENGTH),
                row.text("formerTitle", TITLE_LENGTH));
    }

    private static Optional<StudentNumber> number(CsvRow row) {
        String text = row.text("studentNumber", KEY_LENGTH);
        Optional<StudentNumber> number = StudentNumber.parse(text);
        if (number.isEmpty() && !text.isEmpty()) {
            row.mistake("studentNumber", "STUDENT_NUMBER", Map.of());
        }
        return number;
    }

    private static TermCode term(CsvRow row) {
        String text = row.text("term", KEY_LENGTH);
        Optional<TermCode> term = TermCode.parse(text);
        if (term.isEmpty() && !text.isEmpty()) {
            row.mistake("term", "TERM_CODE", Map.of());
        }
        return term.orElse(HARMLESS_TERM);
    }

    private static List<String> categories() {
        return Arrays.stream(Category.values()).map(Category::name).toList();
    }
}
