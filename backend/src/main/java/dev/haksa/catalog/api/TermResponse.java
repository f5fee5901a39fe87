package dev.haksa.catalog.api;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.Term;
import dev.haksa.shared.http.MayBeRehearsal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A term. */
@Schema(name = "Term", description = "A term; summer and winter are the seasonal ones. / 학기(여름·겨울은 계절학기)")
public record TermResponse(
        @Schema(examples = "2027-SPRING") String code,
        @Schema(examples = "2027") int year,
        @Schema(examples = "SPRING") Season season,

        @Schema(description = "First day. / 개시일", examples = "2027-03-02")
        LocalDate startsOn,

        @Schema(description = "Last day. / 종료일", examples = "2027-06-21")
        LocalDate endsOn,

        @Schema(description = "Number of class days. / 수업일수", examples = "105")
        int classDays,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal)
        implements MayBeRehearsal {
    static TermResponse from(Term term) {
        return new TermResponse(
                term.code().toString(),
                term.code().year(),
                term.season(),
                term.startsOn(),
                term.endsOn(),
                term.classDays(),
                term.code().rehearsal());
    }
}
