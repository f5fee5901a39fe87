package dev.haksa.shared.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How clients are told under which name to keep a file (RFC 6266). */
public final class Disposition {
    private Disposition() {}

    /**
     * The header {@code Content-Disposition} of a file to be kept.
     *
     * @param plain a name of plain letters for old clients, without ending
     * @param fileName for people, in any script
     */
    public static String attachment(String plain, String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.'));
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + ending + "\"; filename*=UTF-8''" + encoded;
    }
}
