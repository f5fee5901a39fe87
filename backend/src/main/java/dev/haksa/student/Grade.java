package dev.haksa.student;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A final grade (annex 4), or one without points: passed, not passed, withdrawn. */
@Schema(
        name = "Grade",
        description = "A final grade; P, NP and W have no points. / 성적 등급(P, NP, W는 평점 없음)",
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {"A+", "A0", "B+", "B0", "C+", "C0", "D+", "D0", "F", "P", "NP", "W"})
public enum Grade {
    A_PLUS("A+", 450),
    A_ZERO("A0", 400),
    B_PLUS("B+", 350),
    B_ZERO("B0", 300),
    C_PLUS("C+", 250),
    C_ZERO("C0", 200),
    D_PLUS("D+", 150),
    D_ZERO("D0", 100),
    F("F", 0),
    P("P", -1),
    NP("NP", -1),
    W("W", -1);

    private final String code;
    private final int hundredths;

    Grade(String code, int hundredths) {
        this.code = code;
        this.hundredths = hundredths;
    }

    /** As it is printed. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Grade points in hundredths, 0 to 450; empty for P, NP and W. */
    public OptionalInt hundredths() {
        return hundredths < 0 ? OptionalInt.empty() : OptionalInt.of(hundredths);
    }

    /** Whether the course's credits are earned. */
    public boolean isPassed() {
        return hundredths > 0 || this == P;
    }

    /** Reads a printed grade. */
    public static Optional<Grade> ofCode(String code) {
        return Arrays.stream(values()).filter(grade -> grade.code.equals(code)).findFirst();
    }

    /** All grades as they are printed. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Grade::code).toList();
    }
}
