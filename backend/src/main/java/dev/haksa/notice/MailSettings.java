package dev.haksa.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Optional;

/** Sending notices by e-mail; nothing is sent unless {@link #host} is given. */
@ConfigMapping(prefix = "haksa.mail")
public interface MailSettings {
    /** The mail server. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    int port();

    /** Whether the connection is encrypted from the start (port 465, as a rule). */
    @WithDefault("false")
    boolean tls();

    /** Whether encryption is switched on after connecting: DISABLED, OPTIONAL or REQUIRED. */
    @WithDefault("REQUIRED")
    StartTLSOptions startTls();

    /** Whom to log in as; nobody when absent. */
    Optional<String> username();

    /** The password that belongs to it. */
    Optional<String> password();

    /** Sender of the mails, an address of the university. */
    @WithDefault("no-reply@haksa.local")
    String from();

    /** How often a mail is tried that the mail server refuses or that cannot reach it. */
    @WithDefault("8")
    int attempts();

    /** Pause after the first failure; it doubles with each further one. */
    @WithDefault("PT1M")
    Duration retryAfter();

    /** After how long a mail under way counts as of unknown outcome; longer than any dialogue with the mail server. */
    @WithDefault("PT10M")
    Duration giveUpAfter();
}
