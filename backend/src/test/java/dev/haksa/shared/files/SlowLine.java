package dev.haksa.shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** A line to a server of this machine that carries only so many bytes a second towards it. */
final class SlowLine implements AutoCloseable {
    private static final int PIECE = 16 * 1024;
    private static final long NANOS = 1_000_000_000;

    /** Pauses are a little longer than asked for; so much of it the line makes good. */
    private static final long CATCHES_UP = NANOS / 2;

    private final ServerSocket door;
    private final int target;
    private final int bytesPerSecond;

    SlowLine(int target, int bytesPerSecond) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.bytesPerSecond = bytesPerSecond;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = door.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.startVirtualThread(() -> carry(from, to, NANOS / bytesPerSecond));
                Thread.startVirtualThread(() -> carry(to, from, 0));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void carry(Socket from, Socket to, long nanosPerByte) {
        byte[] piece = new byte[PIECE];
        long free = System.nanoTime();
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                free = Math.max(free, System.nanoTime() - CATCHES_UP) + nanosPerByte * read;
                LockSupport.parkNanos(free - System.nanoTime());
            }
        } catch (IOException closed) {
            // One side has gone away.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
