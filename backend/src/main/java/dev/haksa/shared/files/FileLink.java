package dev.haksa.shared.files;

/**
 * What a link hands out.
 *
 * @param sha256 of the content, as the file store knows it
 * @param mediaType that the answer declares; only {@code image/jpeg} is shown in place, everything else is a download
 * @param fileName under which a browser saves it; whoever has the link can read it
 */
public record FileLink(String sha256, String mediaType, String fileName) {}
