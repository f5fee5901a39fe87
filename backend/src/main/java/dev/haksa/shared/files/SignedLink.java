package dev.haksa.shared.files;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link to a file that works without login until it expires. It is a secret: it goes to whom it was made for, over an
 * answer that nobody keeps, and into no log and no audit entry.
 *
 * @param href path of the file, from the root of the server
 * @param expiresAt from then on the answer is 410
 */
@Schema(
        name = "SignedLink",
        description = "A link to a file that works without login until it expires; keep it to yourself."
                + " / 로그인 없이 정해진 시각까지만 쓸 수 있는 파일 링크. 다른 사람에게 알리지 마세요.")
public record SignedLink(
        @Schema(description = "Path of the file. / 파일 주소", examples = "/api/v1/files/AbCd…")
        String href,

        @Schema(description = "End of its validity. / 만료 시각")
        Instant expiresAt) {}
