package dev.haksa.privacy;

import dev.haksa.privacy.domain.ResidentNumber;
import dev.haksa.privacy.domain.ResidentNumberRule;
import dev.haksa.privacy.domain.ResidentNumberRule.Disagreement;
import dev.haksa.privacy.domain.ResidentNumberRule.Known;
import dev.haksa.privacy.store.ParticularsRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import dev.haksa.privacy.store.ResidentNumberRows.Author;
import dev.haksa.privacy.store.ResidentNumberRows.Stored;
import dev.haksa.privacy.store.ResidentNumberRows.Written;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Enters resident numbers and shows them masked; {@link ResidentNumberReads} opens them. */
@ApplicationScoped
public class ResidentNumberService {
    /** Where a number came from that no application brought. */
    private static final String OFFICE = "office";

    private final StudentService students;
    private final ResidentNumberRows rows;
    private final ParticularsRows particulars;
    private final ResidentNumberVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ResidentNumberService(
            StudentService students,
            ResidentNumberRows rows,
            ParticularsRows particulars,
            ResidentNumberVault vault,
            AuditTrail audit,
            Clock clock) {
        this.students = students;
        this.rows = rows;
        this.particulars = particulars;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A number as it is entered.
     *
     * @param withoutCheckDigit whether it was given out or changed since October 2020
     */
    public record Entered(String text, boolean withoutCheckDigit) {
        /** Never the number itself, so that no log holds it. */
        @Override
        public String toString() {
            return "Entered";
        }
    }

    private record Entry(String studentNumber, ResidentNumber number, Caller caller, Instant at) {}

    /** The caller's own, masked; 404 for an account without student record. */
    public Uni<MaskedNumber> own(Caller caller) {
        return students.own(caller)
                .chain(student -> rows.find(student.standing().studentNumber()))
                .map(ResidentNumberService::masked);
    }

    /** That of a student whom the caller may see, masked; 404 without such a student. */
    public Uni<MaskedNumber> find(String studentNumber, Caller caller) {
        return students.find(studentNumber, caller)
                .chain(student -> rows.find(studentNumber))
                .map(ResidentNumberService::masked);
    }

    /**
     * Enters or replaces a number.
     *
     * @return fails with 400 when it is none or does not agree with the record, 404 without such a student, 409 when
     *     another student has it, 412 and 428 by the tag
     */
    public Uni<MaskedNumber> enter(String studentNumber, Entered entered, @Nullable String ifMatch, Caller caller) {
        ResidentNumber number = parse(entered.text());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return students.find(studentNumber, caller)
                .call(student -> check(number, student.birthDate(), entered, studentNumber, Times.day(now)))
                .chain(student -> rows.inTransaction(
                        connection -> write(connection, new Entry(studentNumber, number, caller, now), ifMatch)));
    }

    static ResidentNumber parse(String text) {
        return ResidentNumber.parse(text)
                .orElseThrow(() -> ProblemException.invalid("RESIDENT_NUMBER", "/residentNumber", Map.of()));
    }

    private Uni<Void> check(
            ResidentNumber number,
            @Nullable LocalDate birthDate,
            Entered entered,
            String studentNumber,
            LocalDate today) {
        return particulars
                .find(studentNumber)
                .invoke(known -> refuseDisagreements(ResidentNumberRule.disagreements(
                        number, new Known(birthDate, known.sex(), entered.withoutCheckDigit(), today))))
                .replaceWithVoid();
    }

    static void refuseDisagreements(List<Disagreement> disagreements) {
        List<InputViolation> violations = disagreements.stream()
                .map(one -> new InputViolation("RESIDENT_NUMBER_" + one.name(), "/residentNumber", Map.of()))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, null);
        }
    }

    private Uni<MaskedNumber> write(SqlConnection connection, Entry entry, @Nullable String ifMatch) {
        byte[] fingerprint = vault.fingerprint(entry.number());
        return rows.isTaken(connection, fingerprint, entry.studentNumber())
                .invoke(ResidentNumberService::refuseTaken)
                .chain(() -> rows.lock(connection, entry.studentNumber()))
                .invoke(before ->
                        EntityTags.requireMatch(ifMatch, masked(before).version()))
                .call(before -> remember(connection, entry, before))
                .chain(() -> rows.write(connection, written(entry, fingerprint), author(entry)))
                .map(ResidentNumberService::masked);
    }

    private Uni<Void> remember(SqlConnection connection, Entry entry, @Nullable Stored before) {
        String number = entry.studentNumber();
        return rows.remember(connection, number, before, entry.number().masked(), OFFICE, author(entry))
                .chain(() -> audit.record(connection, List.of(event(entry, masked(before)))))
                .chain(() ->
                        particulars.noteSex(connection, number, entry.number().sex()));
    }

    static void refuseTaken(boolean taken) {
        if (taken) {
            throw ProblemException.conflict("RESIDENT_NUMBER_TAKEN", Map.of());
        }
    }

    private Written written(Entry entry, byte[] fingerprint) {
        return new Written(
                entry.studentNumber(),
                vault.seal(entry.number(), entry.studentNumber()),
                fingerprint,
                entry.number().masked());
    }

    private static Author author(Entry entry) {
        return new Author(entry.caller().id(), entry.caller().name(), entry.at());
    }

    private static AuditEvent event(Entry entry, MaskedNumber before) {
        Map<String, Object> details = Map.of(
                "before", Objects.requireNonNullElse(before.masked(), ""),
                "after", entry.number().masked());
        return AuditEvent.of(
                entry.at(), entry.caller(), "RESIDENT_NUMBER_ENTERED", "STUDENT", entry.studentNumber(), details);
    }

    private static MaskedNumber masked(@Nullable Stored stored) {
        return stored == null ? new MaskedNumber(null, 0) : new MaskedNumber(stored.masked(), stored.version());
    }
}
