package dev.haksa.document;

import dev.haksa.document.store.DocumentRows;
import dev.haksa.document.store.DocumentRows.Found;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Who may see a paper: its student, the department, those who keep the records, and whoever decides an application to
 * which it is attached, by office or by delegation (제57조).
 */
@ApplicationScoped
class DocumentAccess {
    private final DocumentRows rows;
    private final List<DocumentDeciders> deciders;

    DocumentAccess(DocumentRows rows, @All List<DocumentDeciders> deciders) {
        this.rows = rows;
        this.deciders = deciders;
    }

    Uni<Boolean> allows(Found found, Caller caller) {
        return keeps(found, caller)
                ? Uni.createFrom().item(true)
                : rows.applications(found.document().id()).chain(applications -> decides(applications, caller));
    }

    private static boolean keeps(Found found, Caller caller) {
        boolean own = found.document().studentNumber().equals(caller.studentNumber());
        boolean keepsRecords = caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.REGISTRAR);
        return own || keepsRecords || (caller.isDepartmental() && caller.reaches(found.departmentId()));
    }

    private Uni<Boolean> decides(List<String> applications, Caller caller) {
        if (applications.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Multi.createFrom()
                .iterable(deciders)
                .onItem()
                .transformToUniAndConcatenate(one -> one.decides(applications, caller))
                .collect()
                .asList()
                .map(answers -> answers.contains(true));
    }
}
