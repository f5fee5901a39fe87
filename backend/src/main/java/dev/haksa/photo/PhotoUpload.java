package dev.haksa.photo;

import dev.haksa.photo.check.Fit;

/**
 * How a photo is put in.
 *
 * @param dryRun whether only the verdict is wanted
 */
public record PhotoUpload(Fit fit, boolean dryRun) {}
