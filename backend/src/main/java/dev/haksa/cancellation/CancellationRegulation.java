package dev.haksa.cancellation;

import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.time.Times;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Reads the parameters of closing, cancelling and withdrawing ({@code regulation/cancellation.yaml}). */
@ApplicationScoped
@Startup
class CancellationRegulation {
    private static final String FILE = "cancellation";

    private final Clock clock;
    private final String version;
    private final EffectiveDated<Integer> minimumSize;
    private final EffectiveDated<Integer> noticeDays;
    private final EffectiveDated<SecondPerson> secondPerson;

    CancellationRegulation(Regulations regulations, Clock clock) {
        this.clock = clock;
        this.version = regulations.version();
        this.minimumSize = regulations.parameter(FILE, "closure-minimum-size", ParameterReaders::wholeNumber);
        this.noticeDays = regulations.parameter(FILE, "underpayment-notice-days", ParameterReaders::wholeNumber);
        this.secondPerson =
                regulations.parameter(FILE, "batch-second-person", ParameterReaders.oneOf(SecondPerson.class));
    }

    /** Whether another person carries out what one prepared. */
    enum SecondPerson {
        OPTIONAL,
        REQUIRED
    }

    /**
     * What is in force on a day.
     *
     * @param minimumSize sections with fewer students are proposed for closing (제5조②)
     * @param noticeDays days from the notice to the deadline (제5조③)
     */
    record Values(Basis basis, int minimumSize, int noticeDays, boolean secondPerson) {}

    /** What is in force today. */
    Values today() {
        LocalDate day = Times.day(clock.instant());
        return new Values(
                new Basis(day, version),
                minimumSize.at(day),
                noticeDays.at(day),
                secondPerson.at(day) == SecondPerson.REQUIRED);
    }
}
