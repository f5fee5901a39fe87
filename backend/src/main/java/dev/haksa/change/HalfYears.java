package dev.haksa.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;

/**
 * The half-years to which the regular terms belong: so that a leave has an end, and a change a first day, while a term
 * has no dates yet.
 */
@ApplicationScoped
@Startup
public class HalfYears {
    private final EffectiveDated<Starts> starts;

    HalfYears(Regulations regulations) {
        starts = regulations.parameter(ChangeKinds.FILE, "half-years", HalfYears::read);
    }

    private record Starts(MonthDay spring, MonthDay fall) {}

    /** The regular term whose half-year a day lies in. */
    public TermCode of(LocalDate day) {
        Starts at = starts.at(day);
        MonthDay monthDay = MonthDay.from(day);
        if (!monthDay.isBefore(at.fall())) {
            return new TermCode(day.getYear(), Season.FALL);
        }
        return monthDay.isBefore(at.spring())
                ? new TermCode(day.getYear() - 1, Season.FALL)
                : new TermCode(day.getYear(), Season.SPRING);
    }

    /** The first day of a regular term's half-year. */
    public LocalDate start(TermCode term, LocalDate asOf) {
        Starts at = starts.at(asOf);
        return (term.season() == Season.SPRING ? at.spring() : at.fall()).atYear(term.year());
    }

    /** The regular term that comes some regular terms later. */
    public static TermCode later(TermCode term, int terms) {
        TermCode later = term;
        for (int i = 0; i < terms; i++) {
            later = later.season() == Season.SPRING
                    ? new TermCode(later.year(), Season.FALL)
                    : new TermCode(later.year() + 1, Season.SPRING);
        }
        return later;
    }

    private static Starts read(JsonNode value) {
        return new Starts(monthDay(value.path("SPRING")), monthDay(value.path("FALL")));
    }

    private static MonthDay monthDay(JsonNode value) {
        try {
            return MonthDay.parse("--" + value.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Write { SPRING: \"03-01\", FALL: \"09-01\" }.", e);
        }
    }
}
