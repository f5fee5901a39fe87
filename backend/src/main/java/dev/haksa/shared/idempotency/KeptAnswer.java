package dev.haksa.shared.idempotency;

import org.jspecify.annotations.Nullable;

/** The first answer to a request, as it is given again. */
record KeptAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String mediaType,
        @Nullable String language,
        @Nullable String body) {}
