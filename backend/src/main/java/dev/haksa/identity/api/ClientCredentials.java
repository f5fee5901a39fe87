package dev.haksa.identity.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a program proves who it is (RFC 6749, section 2.3.1): in the header, or in the form; never in both. */
record ClientCredentials(String id, String secret) {
    private static final String BASIC = "basic ";

    /** Reads the credentials; null when there are none, or not exactly one readable pair. */
    static @Nullable ClientCredentials read(
            @Nullable String authorization, @Nullable String formId, @Nullable String formSecret) {
        if (authorization == null) {
            return formId == null || formSecret == null ? null : new ClientCredentials(formId, formSecret);
        }
        boolean basic = authorization.toLowerCase(Locale.ROOT).startsWith(BASIC);
        return basic && formSecret == null ? decode(authorization.substring(BASIC.length())) : null;
    }

    private static @Nullable ClientCredentials decode(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? null
                    : new ClientCredentials(form(pair.substring(0, colon)), form(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String form(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
