package dev.haksa.shared.problem;

/**
 * Every kind of problem the API answers with. The slug ends the stable {@code type} URI; its page and texts stand in
 * {@code i18n/problem_*.properties} under {@code <slug>.title}, {@code <slug>.detail} and {@code <slug>.help}.
 */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400),
    MALFORMED_JSON("malformed-json", 400),
    UNKNOWN_PARAMETER("unknown-parameter", 400),
    UNAUTHENTICATED("unauthenticated", 401),
    INVALID_CREDENTIALS("invalid-credentials", 401),
    INVALID_REFRESH_TOKEN("invalid-refresh-token", 401),
    FORBIDDEN("forbidden", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    CONFLICT("conflict", 409),
    REQUEST_IN_PROGRESS("request-in-progress", 409),
    LINK_EXPIRED("link-expired", 410),
    LENGTH_REQUIRED("length-required", 411),
    STALE_VERSION("stale-version", 412),
    BODY_TOO_LARGE("body-too-large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    RANGE_NOT_SATISFIABLE("range-not-satisfiable", 416),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
    REFUSED("refused", 422),
    PRECONDITION_REQUIRED("precondition-required", 428),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    INTERNAL_ERROR("internal-error", 500),
    OVERLOADED("overloaded", 503),
    STORAGE_UNAVAILABLE("storage-unavailable", 503);

    private final String slug;
    private final int status;

    ProblemType(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    /** Last segment of the type URI, and prefix of the text keys. */
    public String slug() {
        return slug;
    }

    /** HTTP status code of answers of this type. */
    public int status() {
        return status;
    }

    /** The {@code type} URI, relative to the server. */
    public String uri() {
        return "/problems/" + slug;
    }
}
