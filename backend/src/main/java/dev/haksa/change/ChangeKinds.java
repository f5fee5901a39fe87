package dev.haksa.change;

import dev.haksa.change.domain.ProcedureReader;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The kinds of changes with their procedures ({@code regulation/record-changes.yaml}), read and checked at start. */
@ApplicationScoped
@Startup
public class ChangeKinds {
    /** Name of the file with the procedures. */
    public static final String FILE = "record-changes";

    private final Map<ChangeKind, EffectiveDated<ChangeProcedure>> procedures = new EnumMap<>(ChangeKind.class);
    private final String version;

    ChangeKinds(Regulations regulations) {
        this.version = regulations.version();
        for (ChangeKind kind : ChangeKind.values()) {
            procedures.put(kind, regulations.parameter(FILE, key(kind), value -> ProcedureReader.read(kind, value)));
        }
    }

    /** The procedure of a kind on a day; fails before the regulation came into force. */
    public ChangeProcedure at(ChangeKind kind, LocalDate day) {
        return procedure(kind).at(day);
    }

    /** All procedures that are in force on a day. */
    public List<ChangeProcedure> on(LocalDate day) {
        return Arrays.stream(ChangeKind.values())
                .map(this::procedure)
                .filter(dated -> dated.values().floorKey(day) != null)
                .map(dated -> dated.at(day))
                .toList();
    }

    /** What decisions of a day go back to. */
    public Basis basis(LocalDate day) {
        return new Basis(day, version);
    }

    private EffectiveDated<ChangeProcedure> procedure(ChangeKind kind) {
        return Objects.requireNonNull(procedures.get(kind));
    }

    private static String key(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
