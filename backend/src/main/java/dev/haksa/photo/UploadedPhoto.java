package dev.haksa.photo;

import dev.haksa.photo.check.CheckedPhoto;
import org.jspecify.annotations.Nullable;

/**
 * What came of an upload.
 *
 * @param verdict of the checks
 * @param photo as it is kept; null after a dry run
 * @param fresh false when the same picture was there already, so that nothing changed
 */
public record UploadedPhoto(CheckedPhoto verdict, @Nullable StudentPhoto photo, boolean fresh) {}
