package dev.haksa.change;

import dev.haksa.change.ChangeDraft.Evidence;
import dev.haksa.change.domain.FilingRules;
import dev.haksa.document.Documents;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks after what is attached to applications. */
@ApplicationScoped
class ChangeEvidence {
    /** Anything else that may help. */
    private static final String OTHER = "OTHER";

    private static final String PREFIX = "record-change/";

    private final ChangeKinds kinds;
    private final Documents documents;

    ChangeEvidence(ChangeKinds kinds, Documents documents) {
        this.kinds = kinds;
        this.documents = documents;
    }

    /** Fails with 400 when something is attached under a code that the kind does not know. */
    void requireKnown(ChangeDraft draft, LocalDate today) {
        List<String> known = new ArrayList<>(kinds.at(draft.kind(), today).evidence());
        known.add(FilingRules.APPLICATION_FORM);
        known.add(OTHER);
        List<InputViolation> mistakes = new ArrayList<>();
        for (int i = 0; i < draft.evidence().size(); i++) {
            Evidence evidence = draft.evidence().get(i);
            if (!known.contains(evidence.code())) {
                mistakes.add(new InputViolation(
                        "CHANGE_EVIDENCE_UNKNOWN",
                        "/evidence/" + i + "/code",
                        Map.of("code", evidence.code(), "known", known)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
    }

    /** Attaches the documents to the application; 400 when one does not exist or is somebody else's. */
    Uni<Void> attach(SqlConnection connection, int id, ChangeDraft draft) {
        Map<String, List<UUID>> byCode = draft.evidence().stream()
                .collect(Collectors.groupingBy(
                        Evidence::code, TreeMap::new, Collectors.mapping(Evidence::documentId, Collectors.toList())));
        return Multi.createFrom()
                .iterable(byCode.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> documents.attach(
                        connection, one.getValue(), draft.studentNumber(), one.getKey(), application(id)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The application is over: its documents are kept only as long as the regulation says. */
    Uni<Void> release(SqlConnection connection, int id) {
        return documents.release(connection, application(id));
    }

    /** The numbers of those that are applications of ours. */
    static List<Integer> changes(List<String> applications) {
        return applications.stream()
                .filter(one -> one.startsWith(PREFIX))
                .map(one -> Integer.valueOf(one.substring(PREFIX.length())))
                .toList();
    }

    private static String application(int id) {
        return PREFIX + id;
    }
}
