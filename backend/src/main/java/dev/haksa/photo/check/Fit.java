package dev.haksa.photo.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a photo of another size than the card's. */
@Schema(
        name = "PhotoFit",
        description = "What to do with another size than 295 × 367 pixels / 규격(295×367)과 다른 크기의 처리: "
                + "`NONE` refused / 거절 · `CROP` cropped and scaled / 잘라서 크기를 맞춤")
public enum Fit {
    /** It is refused with the measured size. */
    NONE,
    /** It is cropped to the card's proportions and scaled. */
    CROP
}
