package dev.haksa.change;

import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.pdf.PdfPages;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Prints what a student prepared online and has to send by post (제41조). */
@ApplicationScoped
public class ChangeFormService {
    private final OwnChangeService changes;
    private final StudentService students;
    private final ChangeKinds kinds;
    private final BlockingWork blocking;

    ChangeFormService(OwnChangeService changes, StudentService students, ChangeKinds kinds, BlockingWork blocking) {
        this.changes = changes;
        this.students = students;
        this.kinds = kinds;
        this.blocking = blocking;
    }

    /**
     * The form as PDF.
     *
     * @return fails with 404 when the application is not the caller's, 409 when it was sent already or needs no paper
     */
    public Uni<byte[]> print(int id, Caller caller) {
        return changes.find(id, caller)
                .invoke(ChangeFormService::requirePrepared)
                .chain(change ->
                        students.own(caller).map(student -> ChangeForm.write(change, procedure(change), student)))
                .chain(html -> blocking.run(() -> PdfPages.render(html)));
    }

    private ChangeProcedure procedure(RecordChange change) {
        return kinds.at(change.summary().kind(), Times.day(change.summary().submittedAt()));
    }

    private static void requirePrepared(RecordChange change) {
        if (change.summary().state() != ChangeState.PREPARED) {
            throw ProblemException.conflict(
                    "CHANGE_NOT_PREPARED",
                    Map.of("id", change.id(), "state", change.summary().state()));
        }
    }
}
