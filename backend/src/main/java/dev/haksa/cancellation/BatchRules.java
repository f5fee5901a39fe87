package dev.haksa.cancellation;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.EnumMap;
import java.util.Map;

/** Knows the rule of each kind of batch, and who may use it. */
@ApplicationScoped
class BatchRules {
    private final Map<BatchKind, BatchRule> rules = new EnumMap<>(BatchKind.class);

    BatchRules(Instance<BatchRule> all) {
        all.forEach(rule -> rules.put(rule.kind(), rule));
    }

    BatchRule of(BatchKind kind) {
        BatchRule rule = rules.get(kind);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + kind);
        }
        return rule;
    }

    /** Academic affairs does all of it; the registrar decides on withdrawals (제46조②). */
    static void requireMayChange(BatchKind kind, Caller caller) {
        boolean may =
                caller.has(Roles.ACADEMIC_AFFAIRS) || (kind == BatchKind.WITHDRAWAL && caller.has(Roles.REGISTRAR));
        if (!may) {
            throw new ProblemException(ProblemType.FORBIDDEN, Map.of());
        }
    }
}
