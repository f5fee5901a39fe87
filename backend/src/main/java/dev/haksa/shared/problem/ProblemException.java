package dev.haksa.shared.problem;

import dev.haksa.regulation.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a use case with a problem answer; {@link ProblemMappers} turns it into HTTP. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The fact that it was only in a rehearsal. */
    static final String REHEARSAL = "rehearsal";

    /** The fact that also becomes the header {@code Retry-After}. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    private final ProblemType type;
    private final transient Map<String, Object> facts;
    private final transient List<InputViolation> input;
    private final transient List<Violation> rules;

    private ProblemException(
            ProblemType type,
            Map<String, Object> facts,
            List<InputViolation> input,
            List<Violation> rules,
            @Nullable Throwable cause) {
        super(type.slug() + " " + facts + " " + input + " " + rules, cause, false, false);
        this.type = type;
        this.facts = Map.copyOf(facts);
        this.input = List.copyOf(input);
        this.rules = List.copyOf(rules);
    }

    /** A problem whose texts refer to these facts; {@code retryAfterSeconds} also becomes the header. */
    public ProblemException(ProblemType type, Map<String, Object> facts) {
        this(type, facts, List.of(), List.of(), null);
    }

    /** The service has too much to do right now: 503, and when to come again. */
    public static ProblemException overloaded(int retryAfterSeconds) {
        return new ProblemException(ProblemType.OVERLOADED, Map.of(RETRY_AFTER, retryAfterSeconds));
    }

    /** This client asks for too much: 429, and when to come again. */
    public static ProblemException tooMany(int retryAfterSeconds) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, Map.of(RETRY_AFTER, retryAfterSeconds));
    }

    /** Files can be neither read nor kept at the moment: 503, and when to come again. The cause is for the log only. */
    public static ProblemException storageUnavailable(int retryAfterSeconds, Throwable cause) {
        return new ProblemException(
                ProblemType.STORAGE_UNAVAILABLE, Map.of(RETRY_AFTER, retryAfterSeconds), List.of(), List.of(), cause);
    }

    /** There is no such thing, or the caller may not know of it. */
    public static ProblemException notFound(String what, Object key) {
        return new ProblemException(ProblemType.NOT_FOUND, Map.of("what", what, "key", key));
    }

    /** The request contradicts the state; {@code code} names how, with text {@code violation.<code>}. */
    public static ProblemException conflict(String code, Map<String, Object> facts) {
        return new ProblemException(
                ProblemType.CONFLICT, Map.of(), List.of(new InputViolation(code, "", facts)), List.of(), null);
    }

    /** A file is larger than allowed; {@code code} names which, with text {@code violation.<code>}. */
    public static ProblemException tooLarge(String code, Map<String, Object> facts) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, facts, List.of(new InputViolation(code, "", facts)), List.of(), null);
    }

    /** The input is wrong. */
    public static ProblemException invalid(List<InputViolation> violations, @Nullable Throwable cause) {
        return new ProblemException(ProblemType.INVALID_REQUEST, Map.of(), violations, List.of(), cause);
    }

    /** One thing in the input is wrong. */
    public static ProblemException invalid(String code, String pointer, Map<String, Object> facts) {
        return invalid(List.of(new InputViolation(code, pointer, facts)), null);
    }

    /** Rules of the regulation refuse the request. */
    public static ProblemException refused(List<Violation> violations) {
        return refused(violations, false);
    }

    /** The same; says whether it was only in a rehearsal. */
    public static ProblemException refused(List<Violation> violations, boolean rehearsal) {
        Map<String, Object> facts = rehearsal ? Map.of(REHEARSAL, true) : Map.of();
        return new ProblemException(ProblemType.REFUSED, facts, List.of(), violations, null);
    }

    /** The kind of problem. */
    public ProblemType type() {
        return type;
    }

    /** Values that the texts refer to. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** What is wrong with the input. */
    public List<InputViolation> input() {
        return input;
    }

    /** Which rules refuse. */
    public List<Violation> rules() {
        return rules;
    }
}
