package dev.haksa.record.api;

import dev.haksa.record.RecordSheet;
import dev.haksa.shared.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with records: nobody between us and the client keeps them. */
final class RecordAnswers {
    private static final String PRIVATE = "private, no-store";

    static final String EXAMPLE = """
            {"asOf":"2027-03-05T01:20:00Z","person":{"studentNumber":"26115001","name":"김하늘","birthDate":"2003-01-01",
            "sex":"MALE","residentNumber":"030101-3******","department":"경찰교정학과","program":"경찰교정학","entranceYear":2026,
            "admission":"TRANSFER","state":"ENROLLED","yearLevel":3},"corrections":[{"correctedOn":"2026-05-04",
            "field":"NAME","before":"김하눌","after":"김하늘"}],"changes":[{"kind":"LEAVE_TAKEN",
            "effectiveOn":"2026-09-07","before":{"state":"ENROLLED","program":"P15"},"after":{"state":"ON_LEAVE",
            "program":"P15"}}],"conduct":[{"kind":"AWARD","title":"성적우수상","decidedBy":"총장","decidedOn":"2027-02-19"}],
            "grades":{"gpa":3.85,"earnedCredits":18,"formerCredits":60,"formerNote":"전적대학 총 60학점 인정","recognised":[
            {"courseNumber":"ABC1001","formerTitle":"헌법"}],"terms":[{"term":"2026-SPRING","gpa":3.85,"courses":[
            {"courseNumber":"POL1002","title":"형사법","credits":3,"category":"MAJOR_REQUIRED","grade":"A0",
            "replaced":false}]}]}}""";
    static final String PDF = "%PDF-1.7 …";

    private RecordAnswers() {}

    static RestResponse<RecordSheetResponse> json(RecordSheet sheet) {
        return ResponseBuilder.ok(RecordSheetResponse.from(sheet))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(sheet.person().version()))
                .build();
    }

    static RestResponse<byte[]> pdf(byte[] content) {
        return ResponseBuilder.ok(content)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record-sheet.pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
