package dev.haksa.change;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.pdf.PdfPages;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentProfile;
import java.util.Map;
import java.util.stream.Collectors;

/** The paper of an application in Korean (별표 7), to be signed and sent by post. */
final class ChangeForm {
    private static final Language KO = Language.KO;
    private static final String HEAD = """
            <html lang="ko"><head><title>학적변동 신청서</title><style>
            @page { size: A4; margin: 20mm 18mm; }
            body { font-family: 'Noto Sans KR'; font-size: 10pt; }
            h1 { text-align: center; font-size: 18pt; font-weight: normal; margin: 14pt 0; }
            table { width: 100%; border-collapse: collapse; }
            th, td { border: 0.5pt solid #555; padding: 5pt 6pt; text-align: left; font-weight: normal; }
            th { background: #eee; width: 28%; }
            .sign { height: 36pt; }
            .wish { text-align: center; margin: 22pt 0 14pt 0; }
            .foot { text-align: right; }
            </style></head><body>
            """;

    private ChangeForm() {}

    /** The page of an application. */
    static String write(RecordChange change, ChangeProcedure procedure, StudentProfile student) {
        String kind = procedure.name().ko();
        String number = procedure.form() == null ? "" : "<p>별지 " + procedure.form() + "호 서식</p>";
        return HEAD + number + "<h1>" + text(kind) + " 신청서</h1><table>" + rows(change, student) + "</table>"
                + "<p class=\"wish\">위와 같이 신청하오니 허가하여 주시기 바랍니다.</p>"
                + "<table>" + row("신청인 서명 또는 날인", "") + row("신청일", "") + row("접수(우편 소인일)", "") + row("학과장 확인", "")
                + row("총장 승인", "") + "</table></body></html>";
    }

    private static String rows(RecordChange change, StudentProfile student) {
        return row("신청 번호", String.valueOf(change.id()))
                + row("학번", student.standing().studentNumber())
                + row("성명", student.standing().name())
                + row("소속", student.departmentName() + " " + student.programName())
                + row("신청 구분", name(change.summary().kind()))
                + row("작성일", Times.format(change.summary().submittedAt(), KO))
                + details(change)
                + row("사유", change.draft().reason());
    }

    private static String details(RecordChange change) {
        return change.draft().details().stream()
                .map(entry -> row(name("DETAIL_" + entry.getKey()), String.valueOf(entry.getValue())))
                .collect(Collectors.joining());
    }

    private static String name(Object code) {
        return Texts.get(KO, "change.name", Map.of("code", code));
    }

    private static String row(String name, String value) {
        String sign = value.isEmpty() ? " class=\"sign\"" : "";
        return "<tr><th>" + text(name) + "</th><td" + sign + ">" + text(value) + "</td></tr>";
    }

    private static String text(String text) {
        return PdfPages.text(text);
    }
}
