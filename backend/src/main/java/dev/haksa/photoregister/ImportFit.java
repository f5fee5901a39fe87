package dev.haksa.photoregister;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of photos of another size in an archive. */
@Schema(name = "PhotoImportFit", description = "Refuse photos of another size, or crop them. / 다른 크기는 거절, 또는 규격에 맞게 자름")
public enum ImportFit {
    /** 거절 */
    NONE,
    /** 자름 */
    CROP
}
