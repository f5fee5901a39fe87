package dev.haksa.photoregister;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.build.Archive;
import dev.haksa.photoregister.build.RegisterTexts;
import dev.haksa.photoregister.store.RegisterRows.Selection;
import dev.haksa.privacy.ExportKind;
import dev.haksa.shared.files.Opened;
import dev.haksa.shared.files.Pace;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Sends photos as one archive, each when the client has taken the one before: whatever their number, one
 * photo is in memory. A client that goes away, takes nothing for a minute, or is too slow altogether ends the work.
 */
@ApplicationScoped
public class PhotoArchives {
    private static final int PAGE = 200;

    private final PhotoRegister register;
    private final Pictures pictures;
    private final ArchiveWork work;
    private final ExportLog log;
    private final Clock clock;
    private final Pace pace;

    PhotoArchives(PhotoRegister register, Pictures pictures, ArchiveWork work, ExportLog log, Clock clock, Pace pace) {
        this.register = register;
        this.pictures = pictures;
        this.work = work;
        this.log = log;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * The archive of the photos that count of those selected, or of those in review when they are asked for; 400 when
     * others are asked for, 503 while too many archives are being sent.
     */
    public Uni<Download> open(ExportOrder order) {
        return Uni.createFrom().deferred(() -> {
            ExportOrder asked = order.of(order.criteria().ofArchive());
            Turn turn = work.take();
            return Opened.takenOrClosed(logged(asked).onFailure().invoke(turn::giveBack), unread -> givenBack(turn))
                    .map(logged -> download(logged, turn));
        });
    }

    /** Only now: the register was read although the client had gone. */
    private static Uni<Void> givenBack(Turn turn) {
        turn.giveBack();
        return Uni.createFrom().voidItem();
    }

    /** What is about to leave, as the log tells it. */
    private record Logged(ExportOrder asked, Selection selection, List<String> students, Instant at) {}

    private Uni<Logged> logged(ExportOrder asked) {
        Instant now = clock.instant();
        Selection selection = register.selection(asked.criteria(), asked.caller());
        return register.numbers(selection, RegisterOrder.BOUND)
                .map(students -> new Logged(asked, selection, students, now))
                .call(logged ->
                        log.record(ExportKind.PHOTO_ARCHIVE, logged.students().size(), asked, now));
    }

    private Download download(Logged logged, Turn turn) {
        Archive archive = new Archive(LocalDateTime.ofInstant(logged.at(), Times.SEOUL));
        Multi<Buffer> photos = entries(logged)
                .onItem()
                .transformToUniAndConcatenate(entry -> pictures.of(entry, logged.asked()))
                .onItem()
                .transformToUniAndConcatenate(one -> work.run(() -> archive.add(one)));
        Multi<Buffer> end = Multi.createFrom().uni(Uni.createFrom().deferred(() -> work.run(archive::end)));
        Multi<Buffer> content =
                Multi.createBy().concatenating().streams(photos, end).filter(piece -> piece.length() > 0);
        String name = RegisterTexts.get(logged.asked().language(), "archive");
        return new Download(
                name + "-" + Times.day(logged.at()) + ".zip", work.during(pace.kept(content), turn::giveBack));
    }

    private Multi<RegisterEntry> entries(Logged logged) {
        return register.pages(logged.selection(), logged.students(), PAGE)
                .onItem()
                .disjoint();
    }
}
