package dev.haksa.record.correction;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be corrected (제44조④); null leaves a value as it is.
 *
 * @param residentNumberProposal id of the proposed number; the number itself is never part of an application
 */
record Correction(
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable LocalDate birthDate,
        @Nullable UUID residentNumberProposal) {
    private static final String NAME = "name";
    private static final String NAME_EN = "nameEn";
    private static final String BIRTH_DATE = "birthDate";
    private static final String PROPOSAL = "residentNumberProposal";
    private static final Set<String> KNOWN = Set.of(NAME, NAME_EN, BIRTH_DATE, PROPOSAL);
    private static final int LONGEST_NAME = 100;

    /**
     * Reads the details of an application.
     *
     * @throws ProblemException 400 with everything that cannot be read, is not known, or when nothing is to be corrected
     */
    static Correction read(JsonObject details) {
        List<InputViolation> mistakes = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(details.fieldNames());
        unknown.removeAll(KNOWN);
        unknown.forEach(name -> mistakes.add(
                mistake("CORRECTION_UNKNOWN", name, Map.of("name", name, "known", List.copyOf(new TreeSet<>(KNOWN))))));
        Correction correction = new Correction(
                name(details, NAME, mistakes),
                name(details, NAME_EN, mistakes),
                birthDate(details, mistakes),
                proposal(details, mistakes));
        if (mistakes.isEmpty() && correction.equals(new Correction(null, null, null, null))) {
            mistakes.add(new InputViolation("CORRECTION_EMPTY", "/details", Map.of()));
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return correction;
    }

    /** Whether anything of the record itself changes, and not only the number beside it. */
    boolean changesRecord() {
        return name != null || nameEn != null || birthDate != null;
    }

    private static @Nullable String name(JsonObject details, String field, List<InputViolation> mistakes) {
        Object value = details.getValue(field);
        if (value == null) {
            return null;
        }
        String text = value.toString().strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            mistakes.add(mistake("CORRECTION_NAME", field, Map.of("longest", LONGEST_NAME)));
        }
        return text;
    }

    private static @Nullable LocalDate birthDate(JsonObject details, List<InputViolation> mistakes) {
        Object value = details.getValue(BIRTH_DATE);
        try {
            return value == null ? null : LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            mistakes.add(mistake("CORRECTION_BIRTH_DATE", BIRTH_DATE, Map.of()));
            return null;
        }
    }

    private static @Nullable UUID proposal(JsonObject details, List<InputViolation> mistakes) {
        Object value = details.getValue(PROPOSAL);
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            mistakes.add(mistake("CORRECTION_PROPOSAL", PROPOSAL, Map.of()));
            return null;
        }
    }

    private static InputViolation mistake(String code, String field, Map<String, Object> facts) {
        return new InputViolation(code, "/details/" + field, facts);
    }
}
