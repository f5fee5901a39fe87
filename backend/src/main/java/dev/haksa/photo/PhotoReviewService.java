package dev.haksa.photo;

import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.photo.store.PhotoWrites.Decider;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Approves and rejects photos that students put in. */
@ApplicationScoped
public class PhotoReviewService {
    private static final Logger LOG = Logger.getLogger(PhotoReviewService.class);

    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoWindows windows;
    private final PhotoNews news;
    private final Clock clock;

    PhotoReviewService(PhotoReads reads, PhotoWrites writes, PhotoWindows windows, PhotoNews news, Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.windows = windows;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What came of one decision among many.
     *
     * @param photo as it is now; null when the decision failed
     * @param failure why it failed; null when it did not
     */
    public record Reviewed(
            UUID id, @Nullable StudentPhoto photo, @Nullable ProblemException failure) {}

    /**
     * Decides on a photo in review; an approved one takes the place of the one approved before.
     *
     * @return fails with 400 when the note is missing, 404 without such a photo in the caller's reach, 409 when it is
     *     not in review or the caller's own, 428 and 412 by its tag
     */
    public Uni<ListedPhoto> decide(PhotoDecision decision, Caller caller) {
        requireNote(decision);
        return reads.find(decision.id())
                .map(found -> PhotoAccess.require(found, decision.id(), caller))
                .chain(found -> writes.inTransaction(connection -> decide(connection, found, decision, caller)));
    }

    /** Decides on many, each on its own: what fails stands in its result, in the order of the decisions. */
    public Uni<List<Reviewed>> decideAll(List<PhotoDecision> decisions, Caller caller) {
        return Multi.createFrom()
                .iterable(decisions)
                .onItem()
                .transformToUniAndConcatenate(decision -> reviewed(decision, caller))
                .collect()
                .asList();
    }

    private Uni<Reviewed> reviewed(PhotoDecision decision, Caller caller) {
        return Uni.createFrom()
                .deferred(() -> decide(decision, caller))
                .map(decided -> new Reviewed(decision.id(), decided.photo(), null))
                .onFailure()
                .recoverWithItem(failure -> new Reviewed(decision.id(), null, problem(failure, decision.id())));
    }

    private Uni<ListedPhoto> decide(
            SqlConnection connection, ListedPhoto found, PhotoDecision decision, Caller caller) {
        String student = found.photo().studentNumber();
        return writes.lockOwner(connection, student)
                .invoke(owner -> requireReach(owner, decision.id(), caller))
                .chain(owner -> decided(connection, owner, decision, caller))
                .chain(photo -> reads.version(connection, student).map(version -> found.with(photo, version)));
    }

    private Uni<StudentPhoto> decided(SqlConnection connection, Owner owner, PhotoDecision decision, Caller caller) {
        return writes.lock(connection, decision.id())
                .invoke(photo -> requireReviewable(photo, decision, caller))
                .chain(() -> write(connection, owner, decision, caller));
    }

    private Uni<StudentPhoto> write(SqlConnection connection, Owner owner, PhotoDecision decision, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Decider decider = new Decider(caller.id(), caller.name(), now);
        return decision.rejection() == null
                ? writes.supersede(connection, owner.studentNumber(), PhotoState.APPROVED, now)
                        .chain(() -> writes.decide(connection, decision, decider))
                        .call(photo -> news.tell(connection, PhotoNews.What.APPROVED, photo, caller, now))
                : writes.decide(connection, decision, decider)
                        .call(photo -> tellRejected(connection, owner, photo, caller, now));
    }

    /** Departments review when the time for putting in photos is over as a rule: then nobody is told to do so. */
    private Uni<Void> tellRejected(
            SqlConnection connection, Owner owner, StudentPhoto photo, Caller caller, Instant now) {
        return windows.mayUpload(connection, owner, now)
                .map(open -> new OwnPhoto(photo, open, false))
                .chain(own -> news.tell(connection, PhotoNews.What.REJECTED, own, caller, now));
    }

    /** The student may have changed to another department since the photo was found. */
    private static void requireReach(Owner owner, UUID id, Caller caller) {
        if (!PhotoAccess.reaches(caller, owner.departmentId())) {
            throw ProblemException.notFound("photo", id);
        }
    }

    private static void requireReviewable(StudentPhoto photo, PhotoDecision decision, Caller caller) {
        EntityTags.requireMatch(decision.ifMatch(), photo.version());
        if (photo.state() != PhotoState.SUBMITTED) {
            throw ProblemException.conflict(
                    "PHOTO_NOT_IN_REVIEW", Map.of("state", photo.state().name()));
        }
        if (isOwn(photo, caller)) {
            throw ProblemException.conflict("PHOTO_OWN", Map.of());
        }
    }

    /** Whether somebody may decide on a photo that they may see. */
    public static boolean mayDecide(StudentPhoto photo, Caller caller) {
        return photo.state() == PhotoState.SUBMITTED && !isOwn(photo, caller);
    }

    private static boolean isOwn(StudentPhoto photo, Caller caller) {
        return photo.studentNumber().equals(caller.studentNumber());
    }

    private static void requireNote(PhotoDecision decision) {
        String note = decision.note();
        if (decision.rejection() == RejectionReason.OTHER && (note == null || note.isBlank())) {
            throw ProblemException.invalid("PHOTO_NOTE_NEEDED", "/note", Map.of());
        }
    }

    private static ProblemException problem(Throwable failure, UUID id) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        ProblemException recognised = DatabaseFailures.recognise(failure);
        if (recognised != null) {
            return recognised;
        }
        LOG.errorf(failure, "the review of photo %s failed", id);
        return new ProblemException(ProblemType.INTERNAL_ERROR, Map.of());
    }
}
