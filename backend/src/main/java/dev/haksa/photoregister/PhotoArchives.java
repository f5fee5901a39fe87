package dev.haksa.photoregister;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.build.Archive;
import dev.haksa.photoregister.build.RegisterTexts;
import dev.haksa.photoregister.store.RegisterRows.Selection;
import dev.haksa.privacy.ExportKind;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Sends photos as one archive, each when the client has taken the one before: whatever their number, one
 * photo is in memory. A client that goes away, or takes nothing for a minute, ends the work.
 */
@ApplicationScoped
public class PhotoArchives {
    private static final int PAGE = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PhotoRegister register;
    private final Pictures pictures;
    private final ExportWork work;
    private final ExportLog log;
    private final Clock clock;

    PhotoArchives(PhotoRegister register, Pictures pictures, ExportWork work, ExportLog log, Clock clock) {
        this.register = register;
        this.pictures = pictures;
        this.work = work;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The archive of the photos that count of those selected, or of those in review when they are asked for; 400 when
     * others are asked for, 503 while too many exports are being made.
     */
    public Uni<Download> open(ExportOrder order) {
        return Uni.createFrom().deferred(() -> {
            ExportOrder asked = order.of(order.criteria().ofArchive());
            Turn turn = work.take();
            return logged(asked)
                    .map(now -> download(asked, now, turn))
                    .onFailure()
                    .invoke(turn::giveBack)
                    .onCancellation()
                    .invoke(turn::giveBack);
        });
    }

    private Uni<Instant> logged(ExportOrder asked) {
        Instant now = clock.instant();
        return register.count(selection(asked))
                .chain(students -> log.record(ExportKind.PHOTO_ARCHIVE, students, asked, now))
                .replaceWith(now);
    }

    private Download download(ExportOrder asked, Instant now, Turn turn) {
        Archive archive = new Archive(LocalDateTime.ofInstant(now, Times.SEOUL));
        Multi<Buffer> photos = entries(asked)
                .onItem()
                .transformToUniAndConcatenate(entry -> pictures.of(entry, asked))
                .onItem()
                .transformToUniAndConcatenate(one -> work.run(() -> archive.add(one)));
        Multi<Buffer> end = Multi.createFrom().uni(Uni.createFrom().deferred(() -> work.run(archive::end)));
        Multi<Buffer> content = Multi.createBy()
                .concatenating()
                .streams(photos, end)
                .filter(piece -> piece.length() > 0)
                .ifNoItem()
                .after(LONGEST_PAUSE)
                .fail();
        String name = RegisterTexts.get(asked.language(), "archive");
        return new Download(name + "-" + Times.day(now) + ".zip", work.during(turn, content));
    }

    private Multi<RegisterEntry> entries(ExportOrder asked) {
        return register.pages(selection(asked), RegisterOrder.BOUND, PAGE)
                .onItem()
                .disjoint();
    }

    private Selection selection(ExportOrder asked) {
        return register.selection(asked.criteria(), asked.caller());
    }
}
