package dev.haksa.support;

import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Scans of papers that arrived by post. */
public final class Papers {
    private Papers() {}

    /** Uploads a scan for a student and answers its id. */
    public static String scan(RequestSpecification staff, String studentNumber) {
        return staff.contentType("image/png")
                .body(picture())
                .post("/api/v1/documents?fileName=form.png&studentNumber=" + studentNumber)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static byte[] picture() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
