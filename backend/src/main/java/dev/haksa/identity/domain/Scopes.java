package dev.haksa.identity.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets of scopes as OAuth writes them: names separated by spaces. */
public final class Scopes {
    private Scopes() {}

    /** Writes scopes in a stable order. */
    public static String text(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    /** Reads scopes; empty when one is not known. */
    public static Optional<Set<Scope>> parse(String text) {
        Set<Scope> scopes = new TreeSet<>();
        for (String name : Arrays.stream(text.strip().split(" +"))
                .filter(part -> !part.isEmpty())
                .toList()) {
            Optional<Scope> scope = Scope.of(name);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }

    /**
     * What a client gets when it asks for scopes: all that it may have when it asks for none, what it asks for when it
     * may have all of that; else empty.
     */
    public static Optional<Set<Scope>> grant(Set<Scope> allowed, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return Optional.of(allowed);
        }
        return parse(asked).filter(allowed::containsAll);
    }
}
