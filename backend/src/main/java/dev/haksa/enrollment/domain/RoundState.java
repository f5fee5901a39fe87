package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The ledgers of a round, and what was written into them. */
final class RoundState {
    private final Map<Integer, SectionFacts> sections;
    private final Map<StudentTerm, Applicant> applicants;
    private final Set<Reach.Pair> locked;
    private final SeatLedger seats;
    private final RegistrationLedger registrations;
    private final WaitlistLedger waitlists;
    private final EnrollmentParameters parameters;
    private final Instant now;
    private final DoubleSupplier draw;
    private final List<Effect> effects = new ArrayList<>();

    RoundState(RoundFacts facts, EnrollmentParameters parameters, Instant now, DoubleSupplier draw) {
        this.sections = facts.sections();
        this.applicants = new HashMap<>(facts.applicants());
        this.locked = facts.locked();
        this.seats = new SeatLedger(facts.seats());
        this.registrations = new RegistrationLedger(facts.sections(), facts.registrations());
        this.waitlists = new WaitlistLedger(facts.waitlists());
        this.parameters = parameters;
        this.now = now;
        this.draw = draw;
    }

    SeatLedger seats() {
        return seats;
    }

    RegistrationLedger registrations() {
        return registrations;
    }

    WaitlistLedger waitlists() {
        return waitlists;
    }

    EnrollmentParameters parameters() {
        return parameters;
    }

    Instant now() {
        return now;
    }

    double nextDraw() {
        return draw.getAsDouble();
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    List<Effect> drain() {
        List<Effect> drained = List.copyOf(effects);
        effects.clear();
        return drained;
    }

    SectionFacts section(int id) {
        SectionFacts section = sections.get(id);
        if (section == null) {
            throw new IllegalArgumentException("section not loaded: " + id);
        }
        return section;
    }

    Applicant applicant(String studentNumber, SectionFacts section) {
        return applicant(new StudentTerm(studentNumber, section.termId()));
    }

    Applicant applicant(StudentTerm student) {
        Applicant applicant = applicants.get(student);
        if (applicant == null) {
            throw new IllegalArgumentException("student not locked: " + student);
        }
        return applicant;
    }

    /** Whether everything is locked that a waiting student's promotion touches. */
    boolean isLocked(WaitlistEntry entry) {
        Integer drops = entry.dropsSectionId();
        return isLocked(entry.studentNumber(), entry.sectionId())
                && (drops == null || isLocked(entry.studentNumber(), drops));
    }

    private boolean isLocked(String studentNumber, int sectionId) {
        return locked.contains(new Reach.Pair(studentNumber, sectionId)) && seats.has(sectionId);
    }

    TermTotals totals(Applicant who) {
        return TermTotals.of(
                registrations.held(who.key()), EnrollmentRules.ceiling(who.student(), who.season(), parameters));
    }

    /** The case of taking or giving back a section: what is held beside it counts. */
    EnrollmentCase situation(Applicant who, SectionFacts section, @Nullable Integer replaces, Instant at) {
        return situation(who, section, replaces, at, true, waitlists.count(who.key()));
    }

    /** The case of waiting for a section: who holds it already has no need to. */
    EnrollmentCase waitingSituation(
            Applicant who, SectionFacts section, @Nullable Integer replaces, Instant at, @Nullable WaitlistEntry own) {
        int others = waitlists.count(who.key()) - (own == null ? 0 : 1);
        return situation(who, section, replaces, at, false, others);
    }

    private EnrollmentCase situation(
            Applicant who,
            SectionFacts section,
            @Nullable Integer replaces,
            Instant at,
            boolean beside,
            int waitingFor) {
        List<SectionFacts> held = new ArrayList<>(registrations.held(who.key()));
        held.removeIf(other -> (beside && other.sectionId() == section.sectionId())
                || (replaces != null && other.sectionId() == replaces));
        EnrollmentCase.Replacement replacement = replaces == null
                ? null
                : new EnrollmentCase.Replacement(replaces, registrations.holds(who.key(), replaces));
        return new EnrollmentCase(
                at,
                who.student(),
                who.advised(),
                section,
                who.season(),
                who.windows(),
                seats.of(section.sectionId()),
                held,
                replacement,
                waitingFor,
                who.attempted().contains(section.courseNumber()),
                who.recognised().contains(section.courseNumber()));
    }

    /** Notes that a student takes a seat. */
    void take(Applicant who, EnrollmentCase situation, Cause cause) {
        SectionFacts section = situation.section();
        seats.change(section.sectionId(), Seats::taken);
        registrations.take(who.key(), section.sectionId(), situation.attempted(), now);
        add(new Effect.SeatTaken(who.student().studentNumber(), section, situation.attempted(), cause));
    }
}
