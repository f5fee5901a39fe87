package dev.haksa.photoregister;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.build.Album;
import dev.haksa.photoregister.build.PicturedEntry;
import dev.haksa.photoregister.build.RegisterFile;
import dev.haksa.photoregister.build.RegisterTable;
import dev.haksa.photoregister.build.RegisterTexts;
import dev.haksa.photoregister.store.RegisterRows.Selection;
import dev.haksa.shared.blocking.Unbroken;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.files.Pace;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.table.TableFormat;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes files of the register: page by page from the database into a temporary file, logged with the count of students
 * that are really in it, and only then sent.
 */
@ApplicationScoped
public class RegisterExports {
    /** Most students of an album: some three hundred pages. */
    public static final int LONGEST_ALBUM = 5_000;

    private static final int PAGE = 500;
    /** With pictures, which are in memory together for one page. */
    private static final int PICTURED_PAGE = 50;

    private final PhotoRegister register;
    private final Pictures pictures;
    private final ExportWork work;
    private final ExportLog log;
    private final IncomingFiles incoming;
    private final Vertx vertx;
    private final Clock clock;
    private final Pace pace;

    RegisterExports(
            PhotoRegister register,
            Pictures pictures,
            ExportWork work,
            ExportLog log,
            IncomingFiles incoming,
            Vertx vertx,
            Clock clock,
            Pace pace) {
        this.register = register;
        this.pictures = pictures;
        this.work = work;
        this.log = log;
        this.incoming = incoming;
        this.vertx = vertx;
        this.clock = clock;
        this.pace = pace;
    }

    /** Makes a file and answers it for sending; 503 while too many are being made, 400 for an album that is too long. */
    public Uni<Download> make(RegisterFormat format, ExportOrder order) {
        return Uni.createFrom().deferred(() -> {
            Turn sending = work.takeSending();
            return Unbroken.toItsEnd(made(format, order, sending).onFailure().invoke(sending::giveBack));
        });
    }

    private Uni<Download> made(RegisterFormat format, ExportOrder order, Turn sending) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = work.take();
            return build(format, order)
                    .map(made -> sent(made, sending))
                    .onTermination()
                    .invoke(turn::giveBack);
        });
    }

    /** A file that is open, with its name for people. */
    private record Made(String fileName, AsyncFile file) {}

    private Download sent(Made made, Turn sending) {
        Multi<Buffer> content = pace.kept(made.file().toMulti());
        return new Download(made.fileName(), work.during(content, () -> close(made.file(), sending)));
    }

    private Uni<Made> build(RegisterFormat format, ExportOrder order) {
        Instant now = clock.instant();
        Selection selection = register.selection(order.criteria(), order.caller());
        return requireShort(format, selection)
                .chain(incoming::place)
                .chain(path -> build(path, format, order, selection, now)
                        .onTermination()
                        .call(() -> incoming.discard(path)));
    }

    /** The name is gone when the file is open, and the content with its last reader: nothing stays behind. */
    private Uni<Made> build(Path path, RegisterFormat format, ExportOrder order, Selection selection, Instant now) {
        return work.run(() -> begin(format, path, order, now))
                .chain(file -> filled(file, format, order, selection))
                .call(students -> log.record(format.kind(), students, order, now))
                .chain(() -> open(path, fileName(format, order, now)));
    }

    private Uni<Void> requireShort(RegisterFormat format, Selection selection) {
        if (!format.pictured()) {
            return Uni.createFrom().voidItem();
        }
        return register.count(selection).invoke(RegisterExports::requireShort).replaceWithVoid();
    }

    private static void requireShort(int students) {
        if (students > LONGEST_ALBUM) {
            throw ProblemException.invalid(
                    "ALBUM_TOO_LONG", "?department", Map.of("students", students, "most", LONGEST_ALBUM));
        }
    }

    private static RegisterFile begin(RegisterFormat format, Path path, ExportOrder order, Instant now)
            throws IOException {
        return switch (format) {
            case CSV -> new RegisterTable(path, TableFormat.CSV, order.language());
            case XLSX -> new RegisterTable(path, TableFormat.XLSX, order.language());
            case ALBUM ->
                new Album(
                        path,
                        order.language(),
                        Times.format(now, order.language()) + " · "
                                + order.caller().name());
        };
    }

    /** How many students are in it. */
    private Uni<Integer> filled(RegisterFile file, RegisterFormat format, ExportOrder order, Selection selection) {
        return register.numbers(selection, order.order())
                .onItem()
                .transformToMulti(
                        students -> register.pages(selection, students, format.pictured() ? PICTURED_PAGE : PAGE))
                .onItem()
                .transformToUniAndConcatenate(entries -> added(file, format, order, entries))
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .call(() -> work.run(() -> finished(file)))
                .onTermination()
                .call(() -> work.run(() -> closed(file)));
    }

    private Uni<Integer> added(
            RegisterFile file, RegisterFormat format, ExportOrder order, List<RegisterEntry> entries) {
        Uni<List<PicturedEntry>> pictured = format.pictured()
                ? pictures.of(entries, order)
                : Uni.createFrom()
                        .item(entries.stream()
                                .map(entry -> new PicturedEntry(entry, null, false))
                                .toList());
        return pictured.chain(all -> work.run(() -> {
            file.add(all);
            return all.size();
        }));
    }

    private static boolean finished(RegisterFile file) throws IOException {
        file.finish();
        return true;
    }

    private static boolean closed(RegisterFile file) throws IOException {
        file.close();
        return true;
    }

    private Uni<Made> open(Path path, String fileName) {
        return vertx.fileSystem()
                .open(path.toString(), new OpenOptions().setRead(true).setWrite(false))
                .map(file -> new Made(fileName, file));
    }

    /** A file that is closed already is not worth a word. */
    private static void close(AsyncFile file, Turn sending) {
        sending.giveBack();
        file.close().subscribe().with(closed -> {}, closedAlready -> {});
    }

    private static String fileName(RegisterFormat format, ExportOrder order, Instant now) {
        String name = format.pictured() ? "album.title" : "sheet";
        return RegisterTexts.get(order.language(), name) + "-" + Times.day(now) + "." + format.ending();
    }
}
