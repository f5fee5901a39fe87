package dev.haksa.tuition;

import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.Regulations;
import dev.haksa.tuition.domain.CarryOverTable;
import dev.haksa.tuition.domain.RefundTable;
import dev.haksa.tuition.domain.TuitionRules;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads the parameters of refunds and carry-overs ({@code regulation/tuition.yaml}). */
@ApplicationScoped
@Startup
class TuitionRegulation {
    private final String version;
    private final EffectiveDated<RefundTable> refunds;
    private final EffectiveDated<CarryOverTable> carryOvers;

    TuitionRegulation(Regulations regulations) {
        this.version = regulations.version();
        this.refunds = regulations.parameter("tuition", "refund", RefundTable::read);
        this.carryOvers = regulations.parameter("tuition", "carry-over", CarryOverTable::read);
    }

    /** The rules in force on a day. */
    TuitionRules on(LocalDate day) {
        return new TuitionRules(refunds.at(day), carryOvers.at(day), new Basis(day, version));
    }
}
