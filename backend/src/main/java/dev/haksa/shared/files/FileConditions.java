package dev.haksa.shared.files;

import jakarta.ws.rs.HeaderParam;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client may say about the file that it asks for (RFC 9110, 13 and 14); a bean parameter of downloads. */
public class FileConditions {
    /** One part of the file. */
    @HeaderParam("Range")
    @Parameter(
            description = "A part of the file; several parts at once are answered with the whole file."
                    + " / 파일의 일부. 여러 부분을 한꺼번에 요청하면 전체를 답합니다.",
            example = "bytes=0-65535")
    @Nullable
    String range;

    /** Whole file when it is another one. */
    @HeaderParam("If-Range")
    @Parameter(
            description =
                    "ETag of the part that you have: another file is answered as a whole. / 가지고 있는 부분의 ETag. 파일이 다르면 전체를 답합니다.")
    @Nullable
    String ifRange;

    /** Nothing when it is the same. */
    @HeaderParam("If-None-Match")
    @Nullable
    String ifNoneMatch;

    /** Whether the client has the file already. */
    boolean isKnown(String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** The part that is to be answered; null for the whole file. Dates never match, since files have none. */
    @Nullable
    ByteRange part(String tag, long size) {
        boolean same = ifRange == null || ifRange.strip().equals(tag);
        return range == null || !same ? null : ByteRange.of(range, size);
    }
}
