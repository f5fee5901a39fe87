package dev.haksa.identity.api;

import dev.haksa.identity.domain.Scope;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads scopes as OAuth writes them. */
final class ScopeNames {
    private ScopeNames() {}

    static Set<Scope> read(List<String> names) {
        Set<Scope> scopes = new TreeSet<>();
        List<InputViolation> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<Scope> scope = Scope.of(names.get(i));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                unknown.add(new InputViolation(
                        "UNKNOWN_SCOPE", "/scopes/" + i, Map.of("scope", names.get(i), "known", known())));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown, null);
        }
        return scopes;
    }

    static List<String> known() {
        return Arrays.stream(Scope.Kind.values()).map(Scope.Kind::pattern).toList();
    }
}
