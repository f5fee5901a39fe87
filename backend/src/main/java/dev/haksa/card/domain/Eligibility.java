package dev.haksa.card.domain;

import dev.haksa.card.CardMethod;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who applies how (안내 3.), with every reason. A card that was issued, or is known to the company, comes first, since only
 * the bank can issue it again; but when the name of the department has changed since, it is a new card. Then whatever stands
 * against a card at all, then what asks for paper, then mobile.
 *
 * @param mobileFrom when the age is the only reason for paper: from this day on by mobile after all
 */
public record Eligibility(
        CardMethod method,
        List<Violation> reasons,
        @Nullable LocalDate mobileFrom) {
    private static final String WHO = "card.3.1";
    private static final String REISSUE = "card.3.2";
    private static final String PAPER = "card.3.3";
    private static final Set<StudentType> TYPES = EnumSet.of(StudentType.UNIVERSITY, StudentType.GRADUATE);
    private static final Set<Admission> ENTRANTS = EnumSet.of(Admission.FRESHMAN, Admission.TRANSFER);

    /** Copies the reasons. */
    public Eligibility {
        reasons = List.copyOf(reasons);
    }

    /**
     * By what and when it is decided.
     *
     * @param year 학년도 of the campaign
     * @param adultAge civil age from which one applies by mobile
     * @param day in Seoul
     */
    public record Terms(int year, int adultAge, LocalDate day) {}

    /** Decides on a student. */
    public static Eligibility of(CardFacts student, Terms terms) {
        if (student.card() != null && !student.departmentChanged()) {
            return new Eligibility(
                    CardMethod.REISSUE,
                    List.of(new Violation("CARD_ALREADY_ISSUED", REISSUE, Map.of("issuedOn", student.card()))),
                    null);
        }
        if (student.issuedAlready() != null && student.isIssuedAlready()) {
            return new Eligibility(
                    CardMethod.REISSUE,
                    List.of(new Violation("CARD_KNOWN_TO_COMPANY", REISSUE, Map.of("on", student.issuedAlready()))),
                    null);
        }
        List<Violation> obstacles = obstacles(student, terms);
        if (!obstacles.isEmpty()) {
            return new Eligibility(CardMethod.NOT_ELIGIBLE, obstacles, null);
        }
        return applying(student, terms);
    }

    /** Whether the student applies, in whichever way. */
    public boolean applies() {
        return method == CardMethod.MOBILE || method == CardMethod.PAPER;
    }

    /** The channel of whoever applies. */
    public EntryChannel channel() {
        return method == CardMethod.MOBILE ? EntryChannel.MOBILE : EntryChannel.PAPER;
    }

    /** 구분: entrants of the year are new students. */
    public static EntryKind kind(CardFacts student, int year) {
        return kind(student.admission(), student.entranceYear(), year);
    }

    /** The same of somebody of whom only that is known. */
    public static EntryKind kind(Admission admission, int entranceYear, int year) {
        return isEntrant(admission, entranceYear, year) ? EntryKind.NEW_STUDENT : EntryKind.ENROLLED_STUDENT;
    }

    private static Eligibility applying(CardFacts student, Terms terms) {
        List<Violation> paper = paper(student, terms);
        List<Violation> reasons = new ArrayList<>(grounds(student, terms));
        reasons.addAll(paper);
        boolean ageOnly = paper.size() == 1 && paper.getFirst().code().equals("CARD_UNDER_AGE");
        return new Eligibility(
                paper.isEmpty() ? CardMethod.MOBILE : CardMethod.PAPER,
                reasons,
                ageOnly && student.birthDate() != null ? adultOn(student.birthDate(), terms.adultAge()) : null);
    }

    private static List<Violation> obstacles(CardFacts student, Terms terms) {
        List<Violation> found = new ArrayList<>();
        if (student.state() != StudentState.ENROLLED) {
            found.add(new Violation("CARD_NOT_ENROLLED", WHO, Map.of("state", student.state())));
        }
        if (!TYPES.contains(student.type())) {
            found.add(new Violation("CARD_TYPE", WHO, Map.of("type", student.type())));
        }
        if (student.entranceYear() > terms.year()) {
            found.add(new Violation(
                    "CARD_LATER_ENTRANT",
                    WHO,
                    Map.of(
                            "entranceYear",
                            String.valueOf(student.entranceYear()),
                            "year",
                            String.valueOf(terms.year()))));
        }
        String earlier = student.earlierCampaign();
        if (earlier != null && !isEntrant(student, terms.year()) && !student.departmentChanged()) {
            found.add(new Violation("CARD_LISTED_BEFORE", WHO, Map.of("campaign", earlier)));
        }
        return found;
    }

    private static List<Violation> grounds(CardFacts student, Terms terms) {
        List<Violation> found = new ArrayList<>();
        if (isEntrant(student, terms.year())) {
            found.add(new Violation(
                    "CARD_ENTRANT",
                    WHO,
                    Map.of("year", String.valueOf(terms.year()), "admission", student.admission())));
        }
        CardFacts.Move move = student.move();
        if (student.departmentChanged() && move != null) {
            found.add(new Violation(
                    "CARD_DEPARTMENT_CHANGED",
                    WHO,
                    Map.of(
                            "from",
                            Objects.requireNonNullElse(student.cardDepartment(), move.from()),
                            "to",
                            move.to(),
                            "changedOn",
                            move.on())));
        }
        if (found.isEmpty()) {
            found.add(new Violation(
                    "CARD_NEVER_LISTED", WHO, Map.of("entranceYear", String.valueOf(student.entranceYear()))));
        }
        return found;
    }

    private static List<Violation> paper(CardFacts student, Terms terms) {
        List<Violation> found = new ArrayList<>();
        if (student.foreign()) {
            found.add(new Violation("CARD_FOREIGNER", PAPER, Map.of()));
        }
        LocalDate birth = student.birthDate();
        if (birth == null) {
            found.add(new Violation("CARD_BIRTH_DATE_UNKNOWN", PAPER, Map.of()));
        } else if (age(birth, terms.day()) < terms.adultAge()) {
            found.add(underAge(birth, terms));
        }
        if (Boolean.FALSE.equals(student.declaration().ownPhone())) {
            found.add(new Violation("CARD_NO_OWN_PHONE", PAPER, Map.of()));
        }
        if (student.refusal() != null) {
            found.add(CompanyRefusals.reason(student.refusal()));
        }
        return found;
    }

    private static Violation underAge(LocalDate birth, Terms terms) {
        return new Violation(
                "CARD_UNDER_AGE",
                PAPER,
                Map.of(
                        "age", age(birth, terms.day()),
                        "adultAge", terms.adultAge(),
                        "day", terms.day(),
                        "adultOn", adultOn(birth, terms.adultAge())));
    }

    private static boolean isEntrant(CardFacts student, int year) {
        return isEntrant(student.admission(), student.entranceYear(), year);
    }

    private static boolean isEntrant(Admission admission, int entranceYear, int year) {
        return entranceYear == year && ENTRANTS.contains(admission);
    }

    /** 만 나이 (민법 제158조): a year is full on the birthday; of somebody born on 29 February, otherwise on 1 March. */
    private static int age(LocalDate birth, LocalDate day) {
        return (int) ChronoUnit.YEARS.between(birth, day);
    }

    private static LocalDate adultOn(LocalDate birth, int adultAge) {
        LocalDate birthday = birth.plusYears(adultAge);
        return age(birth, birthday) < adultAge ? birthday.plusDays(1) : birthday;
    }
}
