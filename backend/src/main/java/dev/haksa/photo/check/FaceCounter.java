package dev.haksa.photo.check;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts faces with BlazeFace, a small network that runs on this machine; no photo goes anywhere. One model for all;
 * it may be asked by several threads.
 */
final class FaceCounter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FaceCounter.class);
    private static final String MODEL = "models/blazeface-front-128.onnx";
    private static final int SIZE = 128;
    private static final int COLOURS = 3;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final AtomicBoolean failed = new AtomicBoolean();

    private FaceCounter(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    /** Loads the model; null, with a warning, where the library does not run. */
    static @Nullable FaceCounter open() {
        return open(MODEL);
    }

    static @Nullable FaceCounter open(String resource) {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "haksa");
            environment.setTelemetry(false);
            try (SessionOptions options = new SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                return new FaceCounter(environment, environment.createSession(model(resource), options));
            }
        } catch (OrtException | IOException | LinkageError | RuntimeException e) {
            LOG.warn("Faces on photos are not counted on this machine; reviewers are told so.", e);
            return null;
        }
    }

    /** A picture as small as the network wants it, which is done once for however many looks. */
    static Picture reduced(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int width = Math.max(1, picture.width() * SIZE / longer);
        int height = Math.max(1, picture.height() * SIZE / longer);
        return Resizing.resize(picture, new Resizing.Part(0, 0, picture.width(), picture.height()), width, height);
    }

    /**
     * The faces, the surest first; empty when the network failed.
     *
     * @param reduced the picture, reduced
     * @param degrees how far it is turned clockwise before it is looked at
     */
    Optional<List<FaceBoxes.Face>> faces(Picture reduced, int degrees) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        environment, numbers(reduced.turned(degrees)), new long[] {1, SIZE, SIZE, COLOURS});
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return Optional.of(FaceBoxes.faces(
                    List.of(values(result, "Identity:0"), values(result, "Identity_1:0")),
                    List.of(values(result, "Identity_2:0"), values(result, "Identity_3:0"))));
        } catch (OrtException | RuntimeException e) {
            if (!failed.getAndSet(true)) {
                LOG.warn("Faces on a photo could not be counted; said once.", e);
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.debug("the model was not closed", e);
        }
    }

    private static byte[] model(String resource) throws IOException {
        try (InputStream stream = FaceCounter.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("missing resource " + resource);
            }
            return stream.readAllBytes();
        }
    }

    private static FloatBuffer values(OrtSession.Result result, String name) throws OrtException {
        if (result.get(name).orElseThrow() instanceof OnnxTensor tensor) {
            return tensor.getFloatBuffer();
        }
        throw new OrtException("no tensor " + name);
    }

    /** The whole picture in the middle of a black square, numbers from −1 to 1. */
    private static FloatBuffer numbers(Picture small) {
        int width = small.width();
        int height = small.height();
        FloatBuffer numbers = ByteBuffer.allocateDirect(SIZE * SIZE * COLOURS * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        int left = (SIZE - width) / 2;
        int top = (SIZE - height) / 2;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                boolean inside = x >= left && x < left + width && y >= top && y < top + height;
                int pixel = inside ? small.pixel(x - left, y - top) : 0;
                numbers.put(number(pixel >> 16)).put(number(pixel >> 8)).put(number(pixel));
            }
        }
        return numbers.flip();
    }

    private static float number(int octet) {
        return (octet & 0xFF) / 127.5f - 1;
    }
}
