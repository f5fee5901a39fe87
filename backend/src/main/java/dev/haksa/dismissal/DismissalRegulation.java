package dev.haksa.dismissal;

import dev.haksa.catalog.Term;
import dev.haksa.dismissal.domain.Grounds;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads the parameters of dismissals ({@code regulation/dismissal.yaml}). */
@ApplicationScoped
@Startup
class DismissalRegulation {
    private static final String FILE = "dismissal";

    private final String version;
    private final EffectiveDated<Integer> returnDays;
    private final EffectiveDated<Integer> registrationDays;
    private final EffectiveDated<Integer> waitingDays;

    DismissalRegulation(Regulations regulations) {
        this.version = regulations.version();
        this.returnDays = regulations.parameter(FILE, "not-returned-after-days", ParameterReaders::wholeNumber);
        this.registrationDays = regulations.parameter(FILE, "not-registered-after-days", ParameterReaders::wholeNumber);
        this.waitingDays = regulations.parameter(FILE, "notice-waiting-days", ParameterReaders::wholeNumber);
    }

    Basis basis(LocalDate today) {
        return new Basis(today, version);
    }

    /** The rule for a term, by the numbers in force on a day. */
    Grounds grounds(Term term, LocalDate asOf) {
        return new Grounds(term.code(), term.startsOn(), returnDays.at(asOf), registrationDays.at(asOf));
    }

    /** Last day of waiting after a notice of a day. */
    LocalDate waitUntil(LocalDate givenOn) {
        return givenOn.plusDays(waitingDays.at(givenOn));
    }
}
