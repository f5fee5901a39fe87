package dev.haksa.photoregister;

import dev.haksa.privacy.ExportKind;

/** What files are made of the register. */
public enum RegisterFormat {
    /** 엑셀 */
    XLSX(ExportKind.PHOTO_REGISTER_XLSX, "xlsx", false),
    /** CSV */
    CSV(ExportKind.PHOTO_REGISTER_CSV, "csv", false),
    /** 사진대장 */
    ALBUM(ExportKind.PHOTO_ALBUM, "pdf", true);

    private final ExportKind kind;
    private final String ending;
    private final boolean pictured;

    RegisterFormat(ExportKind kind, String ending, boolean pictured) {
        this.kind = kind;
        this.ending = ending;
        this.pictured = pictured;
    }

    ExportKind kind() {
        return kind;
    }

    String ending() {
        return ending;
    }

    /** Whether it shows pictures. */
    boolean pictured() {
        return pictured;
    }
}
