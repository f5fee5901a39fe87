package dev.haksa.workday;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.workday.store.HolidayFiles;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public holidays in use, read once at start: a mistake in a file stops the start. */
@ApplicationScoped
@Startup(2)
public class WorkingCalendar {
    private final NavigableMap<Integer, List<PublicHoliday>> holidays;
    private final WorkingDays workingDays;

    WorkingCalendar(@ConfigProperty(name = "haksa.regulation.directory") Optional<String> directory) {
        holidays = HolidayFiles.read(directory.map(Path::of).orElse(null));
        NavigableMap<Integer, Set<LocalDate>> days = new TreeMap<>();
        holidays.forEach((year, ofYear) ->
                days.put(year, ofYear.stream().map(PublicHoliday::date).collect(Collectors.toSet())));
        workingDays = new WorkingDays(days);
    }

    /** Counts working days with the holidays in use. */
    public WorkingDays workingDays() {
        return workingDays;
    }

    /**
     * The public holidays of a year by date, Sundays apart.
     *
     * @throws ProblemException 400 HOLIDAYS_UNKNOWN when they are not known
     */
    public List<PublicHoliday> holidays(int year) {
        List<PublicHoliday> ofYear = holidays.get(year);
        if (ofYear == null) {
            throw ProblemException.invalid("HOLIDAYS_UNKNOWN", "?year", workingDays.unknown(year));
        }
        return ofYear;
    }
}
