package dev.haksa.cardissuer.transfer;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manifest of a package: JSON that is written in one way only, one file a line. */
final class TransferManifest {
    static final String PATH = "manifest.json";
    static final String FORMAT = "haksa-card-transfer";

    private TransferManifest() {}

    static byte[] write(PackageHead head, List<TransferEntry> entries, FileFacts list) {
        StringBuilder json = new StringBuilder(256 + entries.size() * 160);
        json.append("{\n\"format\":").append(quoted(FORMAT));
        json.append(",\n\"version\":").append(quoted(TransferFormat.of(entries).version()));
        json.append(",\n\"campaign\":").append(quoted(head.campaign()));
        json.append(",\n\"sequence\":").append(head.sequence());
        json.append(",\n\"createdAt\":")
                .append(quoted(head.createdAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        json.append(",\n\"previous\":").append(previous(head.previous()));
        json.append(",\n\"entries\":{\"count\":").append(entries.size());
        json.append(",\"first\":").append(entries.getFirst().number());
        json.append(",\"last\":").append(entries.getLast().number()).append('}');
        json.append(",\n\"files\":[\n").append(file(list));
        for (TransferEntry entry : entries) {
            json.append(",\n").append(file(FileFacts.photo(entry)));
        }
        return json.append("\n]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String previous(PackageHead.@Nullable Previous previous) {
        return previous == null
                ? "null"
                : "{\"sequence\":" + previous.sequence() + ",\"sha256\":" + quoted(previous.sha256()) + "}";
    }

    private static String file(FileFacts file) {
        return "{\"path\":" + quoted(file.path()) + ",\"mediaType\":" + quoted(file.mediaType()) + ",\"sizeBytes\":"
                + file.sizeBytes() + ",\"sha256\":" + quoted(file.sha256()) + "}";
    }

    /** What is written here is ours; quotes, backslashes and control characters never come, and would be a mistake. */
    private static String quoted(String text) {
        if (text.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException("not to be written plainly: " + text);
        }
        return '"' + text + '"';
    }
}
