package dev.haksa.shared.openapi;

import dev.haksa.shared.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of an operation say that the contract repeats.
 *
 * @param secured whether a token is needed
 * @param roles roles and scopes that may use it; empty for everybody who has a token
 * @param idempotent whether it honours {@code Idempotency-Key}
 */
record OperationFacts(boolean secured, List<String> roles, boolean idempotent) {
    /** The facts of all operations by operation id. */
    static Map<String, OperationFacts> of(IndexView index) {
        Map<String, OperationFacts> facts = new TreeMap<>();
        for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null) {
                facts.put(id.asString(), of(operation.target().asMethod()));
            }
        }
        return facts;
    }

    private static OperationFacts of(MethodInfo method) {
        boolean open = method.hasAnnotation(PermitAll.class)
                || (!restricts(method) && method.declaringClass().hasDeclaredAnnotation(PermitAll.class));
        AnnotationInstance roles = roles(method);
        boolean idempotent = method.hasAnnotation(Idempotent.class)
                || method.declaringClass().hasDeclaredAnnotation(Idempotent.class);
        return new OperationFacts(
                !open, open || roles == null ? List.of() : List.of(roles.value().asStringArray()), idempotent);
    }

    private static boolean restricts(MethodInfo method) {
        return method.hasAnnotation(RolesAllowed.class) || method.hasAnnotation(Authenticated.class);
    }

    private static @Nullable AnnotationInstance roles(MethodInfo method) {
        AnnotationInstance own = method.annotation(RolesAllowed.class);
        return own != null || method.hasAnnotation(Authenticated.class)
                ? own
                : method.declaringClass().declaredAnnotation(RolesAllowed.class);
    }
}
