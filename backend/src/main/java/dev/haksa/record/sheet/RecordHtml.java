package dev.haksa.record.sheet;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.record.PastCorrection;
import dev.haksa.record.RecordSheet;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.pdf.PdfPages;
import dev.haksa.shared.time.Times;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentGrades.GradedCourse;
import dev.haksa.student.StudentGrades.Term;
import dev.haksa.student.StudentProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The record as a page in Korean (별지 9호). */
public final class RecordHtml {
    private static final Language KO = Language.KO;
    private static final String HEAD = """
            <html lang="ko"><head><title>학적부</title><style>
            @page { size: A4; margin: 18mm 15mm 16mm 15mm; @bottom-right { content: counter(page) " / " counter(pages);
              font-family: 'Noto Sans KR'; font-size: 8pt; } }
            body { font-family: 'Noto Sans KR'; font-size: 9pt; }
            h1 { text-align: center; font-size: 18pt; font-weight: normal; }
            h2 { font-size: 11pt; font-weight: normal; margin: 12pt 0 3pt 0; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { border: 0.5pt solid #555; padding: 2pt 4pt; text-align: left; font-weight: normal; }
            th { background: #eee; }
            tr { page-break-inside: avoid; }
            .term { margin: 6pt 0 2pt 0; page-break-after: avoid; }
            .foot { margin-top: 14pt; text-align: right; }
            </style></head><body><h1>학적부</h1>
            """;

    private RecordHtml() {}

    /** The whole page. */
    public static String write(RecordSheet sheet) {
        return HEAD + person(sheet) + corrections(sheet.corrections()) + changes(sheet.changes())
                + conduct(sheet.conduct()) + grades(sheet) + "<p class=\"foot\">" + text(Times.format(sheet.asOf(), KO))
                + " 현재</p></body></html>";
    }

    private static String person(RecordSheet sheet) {
        StudentProfile person = sheet.person();
        return "<h2>신상</h2><table>"
                + pair(
                        "학번",
                        person.standing().studentNumber(),
                        "성명",
                        person.standing().name())
                + pair("영문 성명", person.nameEn(), "성별", value(sheet.sex()))
                + pair(
                        "생년월일",
                        person.birthDate() == null ? null : Times.format(person.birthDate(), KO),
                        "주민등록번호",
                        sheet.residentNumber())
                + pair("소속", person.departmentName(), "전공", person.programName())
                + pair(
                        "입학년도",
                        person.entranceYear() + "학년도",
                        "입학 구분",
                        value(person.standing().admission()))
                + pair(
                        "학적 상태",
                        value(person.standing().state()),
                        "학년",
                        person.standing().yearLevel() + "학년")
                + "</table>";
    }

    /** Only on records on which something was corrected. */
    private static String corrections(List<PastCorrection> corrections) {
        return corrections.isEmpty()
                ? ""
                : "<h2>학적부 정정</h2>"
                        + table(
                                List.of("정정일", "항목", "정정 전", "정정 후"),
                                corrections.stream().map(RecordHtml::correction).toList());
    }

    private static List<String> correction(PastCorrection one) {
        String field = switch (one.field()) {
            case NAME -> "성명";
            case NAME_EN -> "영문 성명";
            case BIRTH_DATE -> "생년월일";
        };
        return List.of(
                Times.format(one.correctedOn(), KO), field, corrected(one, one.before()), corrected(one, one.after()));
    }

    private static String corrected(PastCorrection one, @Nullable String value) {
        boolean day = one.field() == PastCorrection.Field.BIRTH_DATE && value != null;
        return day ? Times.format(LocalDate.parse(value), KO) : dash(value);
    }

    private static String changes(List<PastChange> changes) {
        return "<h2>학적변동</h2>"
                + table(
                        List.of("변동일", "구분", "변동 전", "변동 후"),
                        changes.stream()
                                .map(change -> List.of(
                                        Times.format(change.effectiveOn(), KO),
                                        value(change.kind()),
                                        told(change.before().getString("state")),
                                        told(change.after().getString("state"))))
                                .toList());
    }

    private static String conduct(List<ConductEntry> entries) {
        return "<h2>상벌</h2>"
                + table(
                        List.of("일자", "구분", "내용", "기관"),
                        entries.stream()
                                .map(entry -> List.of(
                                        Times.format(entry.decidedOn(), KO),
                                        value(entry.kind()),
                                        entry.title(),
                                        entry.decidedBy()))
                                .toList());
    }

    private static String grades(RecordSheet sheet) {
        int former = sheet.person().standing().formerCredits();
        String recognised = former == 0 ? "" : "<p>전적대학 총 " + former + "학점 인정</p>";
        String substitutes = sheet.recognised().isEmpty()
                ? ""
                : table(
                        List.of("인정 교과목(학수번호)", "전적대학 교과목"),
                        sheet.recognised().stream()
                                .map(course -> List.of(course.courseNumber(), course.formerTitle()))
                                .toList());
        return "<h2>성적</h2>" + recognised + substitutes
                + sheet.grades().terms().stream().map(RecordHtml::term).collect(Collectors.joining())
                + "<p>취득학점 " + sheet.grades().earnedCredits() + "학점, 평점평균 "
                + text(String.valueOf(dash(sheet.grades().gpa()))) + " / 4.5</p>";
    }

    private static String term(Term term) {
        return "<p class=\"term\">" + term.code().year() + "학년도 "
                + text(value(term.code().season())) + " (평점평균 "
                + text(dash(term.gpa())) + ")</p>"
                + table(
                        List.of("학수번호", "교과목", "이수구분", "학점", "성적"),
                        term.courses().stream().map(RecordHtml::course).toList());
    }

    private static List<String> course(GradedCourse course) {
        return List.of(
                course.courseNumber(),
                course.title(),
                value(course.category()),
                String.valueOf(course.credits()),
                course.grade().code() + (course.replaced() ? " (재수강)" : ""));
    }

    private static String table(List<String> header, List<List<String>> rows) {
        String head = header.stream().map(cell -> "<th>" + text(cell) + "</th>").collect(Collectors.joining());
        String body = rows.isEmpty()
                ? "<tr><td colspan=\"" + header.size() + "\">해당 없음</td></tr>"
                : rows.stream().map(RecordHtml::row).collect(Collectors.joining());
        return "<table><thead><tr>" + head + "</tr></thead><tbody>" + body + "</tbody></table>";
    }

    private static String row(List<String> cells) {
        return "<tr>"
                + cells.stream().map(cell -> "<td>" + text(cell) + "</td>").collect(Collectors.joining())
                + "</tr>";
    }

    private static String pair(String name, @Nullable String value, String otherName, @Nullable String otherValue) {
        return "<tr><th>" + name + "</th><td>" + text(dash(value)) + "</td><th>" + otherName + "</th><td>"
                + text(dash(otherValue)) + "</td></tr>";
    }

    private static String dash(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    /** The Korean name of a code. */
    private static String value(@Nullable Enum<?> code) {
        return code == null ? "–" : told(code.name());
    }

    private static String told(@Nullable String code) {
        return code == null ? "–" : Texts.get(KO, "record.value", Map.of("code", code));
    }

    private static String text(String text) {
        return PdfPages.text(text);
    }
}
