package dev.haksa.student;

import java.time.Instant;

/**
 * 수강지도: that a student was advised before enrolling (article 4 (1)).
 *
 * @param term code
 * @param advisedBy account id
 */
public record AdvisingRecord(
        String studentNumber,
        String term,
        String advisedBy,
        String advisorName,
        Instant advisedAt,
        String note,
        int version) {}
