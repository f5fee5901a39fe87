package dev.haksa.photo.check;

import java.awt.color.CMMException;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * The colours that a camera meant, for example Display P3 of an iPhone. Only small profiles of monitors are believed;
 * without one, colours are sRGB.
 */
final class ColourProfile {
    private static final Logger LOG = Logger.getLogger(ColourProfile.class);
    private static final int MOST_BYTES = 16_384;
    private static final int HEADER_BYTES = 128;

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean tooLong;

    /** The next piece; its first two bytes tell its place. */
    void add(byte[] bytes, int from, int to) {
        int length = to - from - 2;
        if (length <= 0 || content.size() + length > MOST_BYTES) {
            tooLong = true;
            return;
        }
        content.write(bytes, from + 2, length);
    }

    /** The picture in sRGB. */
    Picture toStandard(Picture picture) {
        byte[] profile = content.toByteArray();
        if (tooLong || !isOfMonitor(profile) || isStandard(profile)) {
            return picture;
        }
        try {
            ICC_ColorSpace colours = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            return picture.from(colours);
        } catch (CMMException | IllegalArgumentException e) {
            LOG.debug("a profile of colours is not usable", e);
            return picture;
        }
    }

    private static boolean isOfMonitor(byte[] profile) {
        return profile.length > HEADER_BYTES
                && text(profile, 12, 16).equals("mntr")
                && text(profile, 16, 20).equals("RGB ")
                && text(profile, 36, 40).equals("acsp");
    }

    private static boolean isStandard(byte[] profile) {
        String all = text(profile, 0, profile.length);
        boolean named = all.contains("sRGB") || all.contains("s\0R\0G\0B");
        return named && !all.contains("linear");
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
