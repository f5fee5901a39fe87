package dev.haksa.record.correction;

import dev.haksa.change.ChangeMoment;
import dev.haksa.privacy.ProposedNumber;
import dev.haksa.privacy.StudentIdentity.KnownNumber;
import dev.haksa.record.correction.CorrectionHandler.Facts;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands against a correction of the record (제44조④). */
final class CorrectionRule {
    private static final String ARTICLE = "44.4";

    private CorrectionRule() {}

    /**
     * Every reason against it. That another student has the number is told to whoever decides, and not before: nobody is
     * to find out by asking whether the university knows a number.
     */
    static List<Violation> reasonsAgainst(Facts facts, ChangeMoment moment) {
        Correction correction = facts.correction();
        StudentRecord record = facts.record();
        ProposedNumber proposed = facts.proposed();
        List<Violation> reasons = new ArrayList<>();
        if (proposed == null && changesNothing(correction, record)) {
            reasons.add(new Violation("CORRECTION_CHANGES_NOTHING", ARTICLE, Map.of()));
        }
        if (correction.birthDate() != null && correction.birthDate().isAfter(moment.today())) {
            reasons.add(new Violation("CORRECTION_BORN_LATER", ARTICLE, Map.of("birthDate", correction.birthDate())));
        }
        if (proposed != null) {
            addNumber(correction, record, proposed, reasons);
            addTaken(proposed, moment, reasons);
        } else {
            addContradiction(correction, facts.known(), reasons);
        }
        return List.copyOf(reasons);
    }

    private static void addNumber(
            Correction correction, StudentRecord record, ProposedNumber proposed, List<Violation> reasons) {
        LocalDate birthDate = correction.birthDate() == null ? record.birthDate() : correction.birthDate();
        if (birthDate != null && !birthDate.equals(proposed.birthDate())) {
            reasons.add(new Violation(
                    "CORRECTION_NUMBER_DISAGREES",
                    ARTICLE,
                    Map.of("birthDate", birthDate, "ofNumber", proposed.birthDate())));
        }
    }

    private static void addTaken(ProposedNumber proposed, ChangeMoment moment, List<Violation> reasons) {
        if (proposed.taken() && moment.stage() == ChangeMoment.Stage.APPROVAL) {
            reasons.add(new Violation("CORRECTION_NUMBER_TAKEN", "56.1", Map.of()));
        }
    }

    /** The number on record tells the birth date too: corrected alone, one of the two would be wrong. */
    private static void addContradiction(Correction correction, @Nullable KnownNumber known, List<Violation> reasons) {
        LocalDate birthDate = correction.birthDate();
        if (birthDate != null && known != null && !birthDate.equals(known.birthDate())) {
            reasons.add(new Violation(
                    "CORRECTION_NUMBER_CONTRADICTS",
                    ARTICLE,
                    Map.of("birthDate", birthDate, "masked", known.masked(), "ofNumber", known.birthDate())));
        }
    }

    private static boolean changesNothing(Correction correction, StudentRecord record) {
        return (correction.name() == null || correction.name().equals(record.name()))
                && (correction.nameEn() == null || Objects.equals(correction.nameEn(), record.nameEn()))
                && (correction.birthDate() == null || Objects.equals(correction.birthDate(), record.birthDate()));
    }
}
