package dev.haksa.identity.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Login names are compared and stored in lower case. */
public final class LoginNames {
    /** What a login name may look like, capitals included. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._@+-]{2,63}";

    private LoginNames() {}

    /** The form that is stored. */
    public static String normalise(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
