package dev.haksa.notice;

import dev.haksa.notice.domain.MailState;
import dev.haksa.notice.store.MailRows;
import dev.haksa.notice.store.MailRows.Claimed;
import dev.haksa.notice.store.MailRows.Outcome;
import dev.haksa.shared.outbox.OutboxBatch.Progress;
import dev.haksa.shared.outbox.Pump;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices by e-mail, each once at most. A mail is claimed in a transaction of its own before the mail server is
 * spoken to, so that no other instance sends it and a crash in between is known as such. What surely failed is tried
 * again; what may have been delivered is not.
 */
@ApplicationScoped
class NoticeMailer {
    private static final Logger LOG = Logger.getLogger(NoticeMailer.class);
    private static final int BATCH = 20;
    private static final int AT_A_TIME = 4;
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final int CONNECT_MILLIS = 10_000;
    private static final Duration DIALOGUE = Duration.ofSeconds(60);
    private static final int LONGEST_FAILURE = 300;
    private static final int MOST_DOUBLINGS = 10;

    private final MailRows rows;
    private final MailSettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final @Nullable MailConfig server;

    NoticeMailer(MailRows rows, MailSettings settings, Vertx vertx, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
        this.server = settings.host().map(host -> server(host, settings)).orElse(null);
    }

    void start(@Observes StartupEvent event) {
        if (server != null) {
            Pump pump = new Pump("sending mails", vertx, this::send);
            vertx.setPeriodic(LOOK_EVERY_MILLIS, ignored -> pump.wake());
        }
    }

    /** Sends mails that are due; none when no mail server is configured. */
    Uni<Progress> send() {
        MailConfig known = server;
        if (known == null) {
            return Uni.createFrom().item(Progress.DONE);
        }
        return rows.claim(clock.instant(), BATCH)
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().item(0) : send(known, claimed))
                .map(sent -> sent < BATCH ? Progress.DONE : Progress.MORE);
    }

    /** Ends attempts that were interrupted: nobody knows whether the mail server took the mail. */
    @Scheduled(every = "1m")
    Uni<Void> giveUpInterrupted() {
        Instant now = clock.instant();
        return rows.giveUp(now, now.minus(settings.giveUpAfter()))
                .invoke(given -> {
                    if (given > 0) {
                        LOG.warnf("%d mails were interrupted while being sent; they are not sent again", given);
                    }
                })
                .replaceWithVoid();
    }

    /** A client for each batch: its pool never gets back the connection of a mail that was refused. */
    private Uni<Integer> send(MailConfig known, List<Claimed> mails) {
        MailClient open = MailClient.create(vertx, known);
        return Multi.createFrom()
                .iterable(mails)
                .onItem()
                .transformToUni(mail -> send(open, mail))
                .merge(AT_A_TIME)
                .collect()
                .asList()
                .map(List::size)
                .onTermination()
                .invoke(() -> open.close());
    }

    private Uni<Boolean> send(MailClient open, Claimed mail) {
        return Uni.createFrom()
                .completionStage(() ->
                        open.sendMail(NoticeMail.of(mail, settings.from())).toCompletionStage())
                .ifNoItem()
                .after(DIALOGUE)
                .fail()
                .map(result -> new Outcome(MailState.SENT, null, null))
                .onFailure()
                .recoverWithItem(failure -> failed(mail, failure))
                .chain(outcome -> rows.settle(mail, outcome, clock.instant()))
                .replaceWith(true);
    }

    private Outcome failed(Claimed mail, Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        String reason = text.substring(0, Math.min(text.length(), LONGEST_FAILURE));
        LOG.warnf("mail of notice %d, attempt %d: %s", mail.notice().id(), mail.attempts(), reason);
        if (!isSurelyNotDelivered(failure)) {
            return new Outcome(MailState.UNKNOWN, null, reason);
        }
        if (mail.attempts() >= settings.attempts()) {
            return new Outcome(MailState.FAILED, null, reason);
        }
        Duration pause = settings.retryAfter().multipliedBy(1L << Math.min(mail.attempts() - 1, MOST_DOUBLINGS));
        return new Outcome(MailState.PENDING, clock.instant().plus(pause), reason);
    }

    /** The mail server said no, or there was no connection at all. */
    private static boolean isSurelyNotDelivered(Throwable failure) {
        return failure instanceof SMTPException
                || failure instanceof SocketException
                || failure instanceof UnknownHostException;
    }

    private static MailConfig server(String host, MailSettings settings) {
        MailConfig config = new MailConfig(host, settings.port())
                .setSsl(settings.tls())
                .setStarttls(settings.startTls())
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(BATCH);
        settings.username().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        return config;
    }
}
