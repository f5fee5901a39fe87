package dev.haksa.document;

/** The formats of files that are accepted, by their content. */
public enum DocumentFormat {
    PDF("application/pdf", ".pdf"),
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png");

    private final String mediaType;
    private final String ending;

    DocumentFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** For the header {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of such files end. */
    public String ending() {
        return ending;
    }
}
