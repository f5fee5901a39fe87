package dev.haksa.contract;

import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A line of the table of {@link AccessTest}.
 *
 * @param operation method and path as in the contract
 * @param may the roles, and scopes of programs, that may
 * @param abroad what those get who are limited to another department, or are another student
 * @param query behind the path; empty for none
 * @param body puts the body of the request in: one that does something for whoever may
 * @param also a status of whoever may, beside those of success and of a state that does not fit
 */
record AccessRow(
        String operation,
        Set<String> may,
        Abroad abroad,
        String query,
        BiFunction<RequestSpecification, AccessScene, RequestSpecification> body,
        int also) {
    private static final BiFunction<RequestSpecification, AccessScene, RequestSpecification> NOTHING =
            (request, scene) -> request;

    /** What the same request of somebody from elsewhere is answered. */
    enum Abroad {
        /** It is about no department and no other student's data. */
        SAME,
        /** As if there were no such thing, or refused. */
        HIDDEN,
        /** A list, file or report without them; what there is stays as it is. */
        WITHOUT
    }

    /** About nobody's department. */
    static AccessRow any(String operation, String... may) {
        return new AccessRow(operation, Set.of(may), Abroad.SAME, "", NOTHING, 0);
    }

    /** About one department or student. */
    static AccessRow own(String operation, String... may) {
        return new AccessRow(operation, Set.of(may), Abroad.HIDDEN, "", NOTHING, 0);
    }

    /** About many, of whom everybody gets theirs. */
    static AccessRow list(String operation, String... may) {
        return new AccessRow(operation, Set.of(may), Abroad.WITHOUT, "", NOTHING, 0);
    }

    AccessRow asking(String parameters) {
        return new AccessRow(operation, may, abroad, "?" + parameters, body, also);
    }

    AccessRow json(String template) {
        return sending(
                (request, scene) -> request.contentType("application/json").body(scene.fill(template)));
    }

    AccessRow csv(String template) {
        return sending((request, scene) ->
                request.contentType("text/csv; charset=UTF-8").body(scene.fill(template)));
    }

    AccessRow sending(BiFunction<RequestSpecification, AccessScene, RequestSpecification> content) {
        return new AccessRow(operation, may, abroad, query, content, also);
    }

    /** Whoever may can be answered with this status too. */
    AccessRow or(int status) {
        return new AccessRow(operation, may, abroad, query, body, status);
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }
}
