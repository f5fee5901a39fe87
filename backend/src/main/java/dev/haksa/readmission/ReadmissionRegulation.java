package dev.haksa.readmission;

import dev.haksa.readmission.domain.Deadlines;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads the parameters of readmission ({@code regulation/readmission.yaml}). */
@ApplicationScoped
@Startup
class ReadmissionRegulation {
    private static final String FILE = "readmission";

    private final String version;
    private final EffectiveDated<Integer> limit;
    private final EffectiveDated<Integer> offerDays;
    private final EffectiveDated<Integer> reportDays;

    ReadmissionRegulation(Regulations regulations) {
        this.version = regulations.version();
        this.limit = regulations.parameter(FILE, "readmission-limit", ParameterReaders::wholeNumber);
        this.offerDays = regulations.parameter(FILE, "later-offer-days", ParameterReaders::wholeNumber);
        this.reportDays = regulations.parameter(FILE, "payment-report-days", ParameterReaders::wholeNumber);
    }

    Basis basis(LocalDate today) {
        return new Basis(today, version);
    }

    /** How often one may be readmitted. */
    int limit(LocalDate day) {
        return limit.at(day);
    }

    /** The days of a round, by the numbers in force when it was laid down. */
    Deadlines deadlines(ReadmissionRound round) {
        LocalDate day = round.basis().asOf();
        RoundFields fields = round.fields();
        return new Deadlines(
                fields.feeDueOn(), fields.registerBy(), round.term().startsOn(), offerDays.at(day), reportDays.at(day));
    }
}
