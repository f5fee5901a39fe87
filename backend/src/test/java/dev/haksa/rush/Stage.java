package dev.haksa.rush;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A running product with students who are logged in, and what they were promised so far. */
final class Stage implements AutoCloseable {
    private static final int LOGIN_CONNECTIONS = 64;

    private final Options options;
    private final Path folder;
    private final String term;
    private final List<Offer> offers;
    private final List<String> students;
    private final List<byte[]> authorizations;
    private final Set<Wish> acknowledged = new HashSet<>();
    private final Set<Wish> waiting = new HashSet<>();
    private Server server;

    private Stage(
            Options options,
            Path folder,
            Server server,
            String term,
            List<Offer> offers,
            List<String> students,
            List<byte[]> authorizations) {
        this.options = options;
        this.folder = folder;
        this.server = server;
        this.term = term;
        this.offers = offers;
        this.students = students;
        this.authorizations = authorizations;
    }

    /** Starts the product and logs in a random choice of students who may enroll. */
    static Stage open(Options options, int studentBody, int logins)
            throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("haksa-rush");
        System.out.printf("%nStarting the product with %,d students …%n", studentBody);
        Server server = Server.start(options, studentBody, folder);
        settle(server);
        try (Http http = new Http(new int[] {server.port()}, LOGIN_CONNECTIONS)) {
            Campus campus = new Campus(http);
            String term = campus.term();
            List<Offer> offers = campus.offers(term);
            List<String> students = students(server);
            Collections.shuffle(students, new Random(options.seed()));
            students = students.subList(0, Math.min(logins, students.size()));
            long start = System.nanoTime();
            List<byte[]> authorizations =
                    campus.logins(students).stream().map(Http::authorization).toList();
            System.out.printf(
                    "%,d sections in %s; %,d students logged in within %.1f s%n",
                    offers.size(), term, students.size(), (System.nanoTime() - start) / 1e9);
            return new Stage(options, folder, server, term, offers, students, authorizations);
        }
    }

    /** A database that has just been filled works behind the scenes; that is no part of what is measured. */
    private static void settle(Server server) throws IOException, SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** Students who may enroll whatever is offered: in good standing and without recognised courses. */
    private static List<String> students(Server server) throws IOException, SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = server.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select student_number from student
                         where state = 'ENROLLED' and type <> 'AUDITOR' and admission <> 'TRANSFER'
                         order by student_number
                        """)) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    Options options() {
        return options;
    }

    Server server() {
        return server;
    }

    /** Another process took the place of the first. */
    void replace(Server successor) {
        server = successor;
    }

    String term() {
        return term;
    }

    List<Offer> offers() {
        return offers;
    }

    List<String> students() {
        return students;
    }

    /** The value of the header by which a student is known. */
    String bearer(int student) {
        String line = new String(authorizations.get(student), StandardCharsets.US_ASCII).strip();
        return line.substring(line.indexOf(' ') + 1);
    }

    /** Writes the request of a student. */
    void write(Wish wish, ByteBuffer target) {
        Http.write(target, wish, authorizations.get(wish.student()));
    }

    /** Notes what a student was promised. */
    void remember(Wish wish, Answer answer) {
        if (answer.status() != 200 && answer.status() != 201) {
            return;
        }
        switch (wish.kind()) {
            case ENROLL -> acknowledged.add(wish);
            case DROP -> acknowledged.remove(wish.as(Wish.Kind.ENROLL));
            case WAIT -> waiting.add(wish);
        }
    }

    /** Enrollments that students were promised and did not give back. */
    Set<Wish> acknowledged() {
        return acknowledged;
    }

    /** Places in waiting lists that students were promised. */
    Set<Wish> waiting() {
        return waiting;
    }

    /** Runs SQL, and lets the database write everything down so that no run pays for the one before. */
    void sql(String... statements) throws IOException, SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
