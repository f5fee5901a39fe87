package dev.haksa.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on the loopback that keeps what it gets and, for an address, misbehaves as a test wants. */
final class SmtpSink implements AutoCloseable {
    /** How to treat the next mail to an address. */
    enum Mood {
        REFUSE_FOR_NOW,
        REFUSE_FOR_EVER,
        TAKE_AND_HANG_UP
    }

    /** A mail that was taken. */
    record Mail(String to, String source) {}

    private final ServerSocket server;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Mood>> moods = new ConcurrentHashMap<>();

    SmtpSink() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void mood(String address, Mood... next) {
        moods.computeIfAbsent(address, ignored -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            answer(out, "220 sink");
            String to = "";
            Mood mood = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    answer(out, "250-sink\r\n250 8BITMIME");
                } else if (line.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    Queue<Mood> next = moods.get(to);
                    mood = next == null ? null : next.poll();
                    answer(
                            out,
                            mood == Mood.REFUSE_FOR_NOW
                                    ? "451 later"
                                    : mood == Mood.REFUSE_FOR_EVER ? "550 no" : "250 ok");
                } else if (line.equals("DATA")) {
                    answer(out, "354 go on");
                    mails.add(new Mail(to, data(in)));
                    if (mood == Mood.TAKE_AND_HANG_UP) {
                        return;
                    }
                    answer(out, "250 taken");
                } else {
                    answer(out, line.equals("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException e) {
            // The client went away, as clients do.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
