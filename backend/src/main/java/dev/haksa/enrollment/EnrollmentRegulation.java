package dev.haksa.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.catalog.Season;
import dev.haksa.enrollment.domain.AfterDeclinedOffer;
import dev.haksa.enrollment.domain.CreditCeiling;
import dev.haksa.enrollment.domain.EnrollmentParameters;
import dev.haksa.enrollment.domain.Strictness;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads enrollment's parameters from the regulation data ({@code regulation/enrollment.yaml}). */
@ApplicationScoped
public class EnrollmentRegulation {
    private static final String FILE = "enrollment";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Clock clock;
    private final String version;
    private final EffectiveDated<CreditCeiling> creditCeiling;
    private final EffectiveDated<Strictness> advising;
    private final EffectiveDated<Strictness> examOverlap;
    private final EffectiveDated<Set<StudentState>> states;
    private final EffectiveDated<Set<StudentType>> types;
    private final EffectiveDated<Integer> waitlistLimit;
    private final EffectiveDated<AfterDeclinedOffer> afterDeclinedOffer;

    EnrollmentRegulation(Regulations regulations, Clock clock) {
        this.clock = clock;
        this.version = regulations.version();
        this.creditCeiling = regulations.parameter(FILE, "credit-ceiling", EnrollmentRegulation::ceiling);
        this.advising = regulations.parameter(FILE, "advising-required", EnrollmentRegulation::strictness);
        this.examOverlap = regulations.parameter(FILE, "exam-overlap", EnrollmentRegulation::strictness);
        this.states = regulations.parameter(FILE, "eligible-states", node -> enums(StudentState.class, node));
        this.types = regulations.parameter(FILE, "eligible-types", node -> enums(StudentType.class, node));
        this.waitlistLimit = regulations.parameter(FILE, "waitlist-limit", JsonNode::intValue);
        this.afterDeclinedOffer = regulations.parameter(
                FILE, "waitlist-after-declined-offer", node -> AfterDeclinedOffer.valueOf(node.asText()));
    }

    /** The parameters in force on a day. */
    public EnrollmentParameters at(LocalDate day) {
        return new EnrollmentParameters(
                new Basis(day, version),
                creditCeiling.at(day),
                advising.at(day),
                examOverlap.at(day),
                states.at(day),
                types.at(day),
                waitlistLimit.at(day),
                afterDeclinedOffer.at(day));
    }

    /** The parameters in force today. */
    public EnrollmentParameters today() {
        return at(Times.day(clock.instant()));
    }

    private static Strictness strictness(JsonNode node) {
        return Strictness.valueOf(node.asText());
    }

    private static <E extends Enum<E>> Set<E> enums(Class<E> type, JsonNode node) {
        Set<E> values = EnumSet.noneOf(type);
        node.forEach(name -> values.add(Enum.valueOf(type, name.asText())));
        return values;
    }

    private static CreditCeiling ceiling(JsonNode table) {
        List<CreditCeiling.Row> rows = new ArrayList<>();
        table.forEach(row -> rows.add(row(row)));
        return new CreditCeiling(rows);
    }

    private static CreditCeiling.Row row(JsonNode row) {
        Set<Integer> yearLevels =
                new LinkedHashSet<>(StreamSupport.stream(row.path("year-levels").spliterator(), false)
                        .map(JsonNode::asInt)
                        .toList());
        JsonNode gpa = row.path("previous-gpa-from");
        return new CreditCeiling.Row(
                enums(Season.class, row.path("seasons")),
                yearLevels,
                gpa.isMissingNode()
                        ? null
                        : gpa.decimalValue().multiply(HUNDRED).intValueExact(),
                row.path("credits").asInt());
    }
}
