/** The register of photos (사진일괄등록, 재적생사진대장): who has a photo, as list, table, album and archive. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photoregister;
